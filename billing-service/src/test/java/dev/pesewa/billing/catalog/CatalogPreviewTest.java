package dev.pesewa.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.catalog.CatalogDocument.FeatureLine;
import dev.pesewa.billing.catalog.CatalogDocument.PackLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogPreviewTest {

    private final Catalog now = catalog("1", "30");

    @Test
    void anUnchangedDraftChangesNothing() {
        CatalogPreview preview = CatalogPreview.of(now, catalog("1", "30.00"), Map.of());
        assertThat(preview).isEqualTo(new CatalogPreview(List.of(), List.of(), List.of()));
    }

    @Test
    void showsThePriceOfAFeatureBeforeAndAfter() {
        CatalogPreview preview =
                CatalogPreview.of(now, catalog("2", "30"), Map.of("summary", decimal("0.5")));
        assertThat(preview.features())
                .containsExactly(
                        new CatalogPreview.FeatureChange(
                                "summary", "1.00", "2.00", decimal("0.5"), false));
        assertThat(preview.warnings()).isEmpty();
    }

    @Test
    void warnsOfAFeatureWhoseCallsCostMoreThanItsPriceThoughThatIsUnchanged() {
        CatalogPreview preview =
                CatalogPreview.of(now, catalog("1", "30"), Map.of("summary", decimal("8")));
        assertThat(preview.features())
                .containsExactly(
                        new CatalogPreview.FeatureChange(
                                "summary", "1.00", "1.00", decimal("8"), true));
        assertThat(preview.warnings()).singleElement().asString().contains("summary");
    }

    @Test
    void showsAFeatureThatTheDraftDropsWithoutAPriceAfter() {
        CatalogPreview preview = CatalogPreview.of(now, without("summary"), Map.of());
        assertThat(preview.features())
                .contains(new CatalogPreview.FeatureChange("summary", "1.00", null, null, false));
    }

    @Test
    void showsThePriceOfAPackBeforeAndAfter() {
        CatalogPreview preview = CatalogPreview.of(now, catalog("1", "25"), Map.of());
        assertThat(preview.packs())
                .containsExactly(
                        new CatalogPreview.PackChange(
                                "STARTER", "30.00 for 30.00 credits", "25.00 for 30.00 credits"));
    }

    private static Catalog without(String feature) {
        return document("other " + feature, "1", "30");
    }

    private static Catalog catalog(String featurePrice, String packPrice) {
        return document("summary", featurePrice, packPrice);
    }

    private static Catalog document(String feature, String featurePrice, String packPrice) {
        String id = feature.replace(' ', '_');
        return new CatalogDocument(
                        null,
                        List.of(new PackLine("STARTER", "Starter", packPrice, "30", null, null)),
                        List.of(new FeatureLine(id, id, featurePrice, "basic", null, null)),
                        null)
                .checked(2, Instant.EPOCH);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
