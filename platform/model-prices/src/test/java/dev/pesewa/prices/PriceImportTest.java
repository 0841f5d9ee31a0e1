package dev.pesewa.prices;

import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Tokens;
import dev.pesewa.prices.ImportedModel.ImportedPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A public price list is compared with the catalog, and what differs holds from its day on.
class PriceImportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Tokens MILLION = Tokens.of(INPUT, 1_000_000);

    private final ModelPriceCache cache = new ModelPriceCache();

    @Test
    void whatTheListSaysAlikeIsNoChange() {
        PriceDifference same =
                difference(model("openai", "gpt-4o", "in=2.50 cached=1.25 out=10.0"));
        assertThat(same.isEmpty()).isTrue();
        assertThat(same.unchanged()).isEqualTo(1);
    }

    @Test
    void aChangedPriceHoldsFromItsDayAndKeepsWhatTheListDoesNotState() {
        PriceDifference changed = difference(model("anthropic", "claude-opus-5", "in=4 out=20"));
        assertThat(changed.changed())
                .containsExactly(
                        new PriceDifference.PriceChange(
                                "anthropic",
                                "claude-opus-5",
                                "in=5 cached=0.5 write=6.25 write1h=10 out=25",
                                "in=4 cached=0.5 write=6.25 write1h=10 out=20",
                                TODAY));
        apply(changed);
        assertThat(input("claude-opus-5-20260801", "2026-11-24T23:59:59Z")).isEqualTo("5");
        assertThat(input("claude-opus-5-20260801", "2026-11-25T00:00:00Z")).isEqualTo("4");
        assertThat(
                        cache.now()
                                .find(
                                        "anthropic",
                                        "claude-opus-5",
                                        Instant.parse("2026-12-01T00:00:00Z"))
                                .orElseThrow()
                                .costUsd(Tokens.of(CACHE_WRITE_1H, 1_000_000))
                                .orElseThrow())
                .isEqualByComparingTo("10");
    }

    @Test
    void aNewModelHasItsPriceForCallsBeforeTheImportToo() {
        PriceDifference added = difference(model("openai", "gpt-7", "in=9 out=90"));
        apply(added);
        assertThat(added.added()).hasSize(1);
        assertThat(input("gpt-7", "2026-11-01T00:00:00Z")).isEqualTo("9");
        assertThat(
                        cache.now()
                                .find(null, "gpt-7", Instant.parse("2026-12-01T00:00:00Z"))
                                .orElseThrow()
                                .catalog())
                .isEqualTo("imported 2026-11-25");
    }

    @Test
    void aSecondImportOfTheSameListChangesNothing() {
        ImportedModel list = model("openai", "gpt-4o", "in=3 out=12");
        apply(difference(list));
        assertThat(difference(list).isEmpty()).isTrue();
        assertThat(difference(list).unchanged()).isEqualTo(1);
    }

    @Test
    void aPriceToComeAndAPriceOfTheNightHoldWhenTheirTimeComes() {
        PriceDifference changed =
                difference(
                        new ImportedModel(
                                "openai",
                                "gpt-4o",
                                "=",
                                List.of(
                                        new ImportedPrice("", "in=2.5 cached=1.25 out=10"),
                                        new ImportedPrice("2026-12-24", "in=2 out=10"),
                                        new ImportedPrice(
                                                "2026-12-24 00:00/06:00", "in=1 out=10"))));
        apply(changed);
        assertThat(changed.changed().getFirst().from()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(input("gpt-4o", "2026-12-23T03:00:00Z")).isEqualTo("2.5");
        assertThat(input("gpt-4o", "2026-12-24T03:00:00Z")).isEqualTo("1");
        assertThat(input("gpt-4o", "2026-12-24T07:00:00Z")).isEqualTo("2");
    }

    @Test
    void aPriceThatTheShippedCatalogCorrectedDoesNotComeBack() {
        PriceDifference none =
                difference(model("openai", "gpt-4o-audio-preview", "in=2.5 out=10 audio=2.5"));
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.corrected()).isEqualTo(1);
        assertThat(difference(model("openai", "gpt-oss-20b", "in=0.029 out=0.14")).corrected())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsCountedAndLeftOut() {
        PriceDifference none =
                difference(
                        model("openai", "gpt-4o", "in=x"),
                        model("openai", "a\tb", "in=1"),
                        model("openai", "gpt-9", "?"),
                        new ImportedModel("openai", "gpt-9", "=", List.of()));
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.skipped()).isEqualTo(4);
    }

    @Test
    void aStatedPriceGoesBeforeAnImport() {
        PriceDifference changed = difference(model("openai", "gpt-4o", "in=3"));
        cache.replace(
                List.of(new ImportedCatalog(TODAY, changed.rows())),
                List.of(new StatedPrice("openai", "gpt-4o", "=gpt-4o", TODAY, "in=7")));
        assertThat(input("gpt-4o", "2026-12-01T00:00:00Z")).isEqualTo("7");
    }

    @Test
    void knowsTheDayOfTheNewestCatalog() {
        assertThat(cache.newest()).isEqualTo(LocalDate.of(2026, 8, 21));
        cache.replace(List.of(new ImportedCatalog(TODAY, "")), List.of());
        assertThat(cache.newest()).isEqualTo(TODAY);
    }

    private static ImportedModel model(String provider, String name, String price) {
        return new ImportedModel(provider, name, "=", List.of(new ImportedPrice("", price)));
    }

    private PriceDifference difference(ImportedModel... models) {
        return cache.catalog().difference(List.of(models), TODAY);
    }

    private void apply(PriceDifference difference) {
        cache.replace(List.of(new ImportedCatalog(TODAY, difference.rows())), List.of());
    }

    private String input(String model, String at) {
        return cache.now()
                .find(null, model, Instant.parse(at))
                .orElseThrow()
                .costUsd(MILLION)
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }
}
