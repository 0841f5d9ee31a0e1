package dev.pesewa.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pesewa.billing.catalog.CatalogDocument.FeatureLine;
import dev.pesewa.billing.catalog.CatalogDocument.PackLine;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void readsWhatItHasWritten() {
        Catalog read = CatalogDocument.of(Catalog.FIRST).checked(1, Instant.EPOCH);
        assertThat(read).isEqualTo(Catalog.FIRST);
    }

    @Test
    void tellsOfEveryFieldThatIsWrongAtOnce() {
        var draft =
                new CatalogDocument(
                        "EUR",
                        List.of(
                                new PackLine("custom!", "", "0", "1e5", "-1", null),
                                new PackLine("CUSTOM", "Custom", "10", "10", null, null)),
                        List.of(
                                line("a", "0.0000001"),
                                line("a", "1"),
                                new FeatureLine("B", "B", "1", "luxury", null, null)),
                        "NaN");
        ProblemException wrong =
                catchThrowableOfType(ProblemException.class, () -> draft.checked(2, NOW));
        assertThat(wrong.errors().stream().map(ProblemException.FieldError::field))
                .containsExactlyInAnyOrder(
                        "currency",
                        "packs[0].type",
                        "packs[0].price",
                        "packs[0].credits",
                        "packs[0].bonusCredits",
                        "packs[0].name",
                        "packs[1].type",
                        "features[0].credits",
                        "features[1].feature",
                        "features[2].feature",
                        "features[2].category",
                        "tokenMarkup");
    }

    @Test
    void needsAFeature() {
        var empty = new CatalogDocument(null, null, null, null);
        ProblemException wrong =
                catchThrowableOfType(ProblemException.class, () -> empty.checked(2, NOW));
        assertThat(wrong.errors().getFirst().field()).isEqualTo("features");
    }

    @Test
    void aPreviewShowsEveryDifferenceAndWhatLosesMoney() {
        Catalog now = catalog(line("kept", "1"), line("dearer", "2"), line("gone", "3"));
        Catalog draft = catalog(line("kept", "1"), line("dearer", "2.5"), line("new", "4"));
        CatalogPreview preview =
                CatalogPreview.of(
                        now,
                        draft,
                        Map.of("dearer", new BigDecimal("8.00"), "kept", new BigDecimal("0.10")));
        assertThat(preview.features())
                .containsExactly(
                        change("dearer", "2.00", "2.50", "8", true),
                        change("gone", "3.00", null, null, false),
                        change("new", null, "4.00", null, false));
        assertThat(preview.warnings()).containsExactly("dearer would cost 8.00 and earn 2.50");
        assertThat(preview.packs()).isEmpty();
        assertThat(CatalogPreview.of(draft, draft, Map.of()).features()).isEmpty();
    }

    private static CatalogPreview.FeatureChange change(
            String feature,
            @Nullable String before,
            @Nullable String after,
            @Nullable String cost,
            boolean losing) {
        BigDecimal mean = cost == null ? null : new BigDecimal(cost);
        return new CatalogPreview.FeatureChange(feature, before, after, mean, losing);
    }

    private static Catalog catalog(FeatureLine... lines) {
        return new CatalogDocument(null, null, List.of(lines), null).checked(2, NOW);
    }

    private static FeatureLine line(String id, String credits) {
        return new FeatureLine(id, "Name", credits, "basic", null, null);
    }
}
