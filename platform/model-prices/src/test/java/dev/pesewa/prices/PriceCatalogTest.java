package dev.pesewa.prices;

import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PriceCatalogTest {

    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Tokens TEN =
            Tokens.of(INPUT, 10).and(CACHED_INPUT, 10).and(CACHE_WRITE, 10).and(OUTPUT, 10);

    @Test
    void holdsEveryModelOfTheSnapshot() throws IOException {
        assertThat(shipped().models()).hasSizeGreaterThan(1_442);
    }

    @Test
    void findsEveryModelByItsExactNamesOrAnEarlierModelOfItsProvider() throws IOException {
        Map<String, List<PricedModel>> byProvider = new HashMap<>();
        int names = 0;
        for (PricedModel model : shipped().models()) {
            List<PricedModel> soFar =
                    byProvider.computeIfAbsent(model.provider(), _ -> new ArrayList<>());
            soFar.add(model);
            ProviderModels found = new ProviderModels("1", soFar);
            for (NameRule rule : model.rules()) {
                if (rule instanceof NameRule.Exactly(String name)) {
                    assertThat(found.find(name).orElseThrow().model()).isIn(soFar);
                    names++;
                }
            }
        }
        assertThat(names).isGreaterThan(1_800);
    }

    @Test
    void findsTheSameModelAsTryingEveryRuleInTurn() throws IOException {
        PriceCatalog catalog = shipped();
        ModelPrices prices = new ModelPrices(catalog);
        for (PricedModel model : catalog.models()) {
            String name = model.name().toLowerCase(Locale.ROOT);
            String expected =
                    catalog.models().stream()
                            .filter(other -> other.provider().equals(model.provider()))
                            .filter(
                                    other ->
                                            other.rules().stream()
                                                    .anyMatch(r -> r.namesModel(name)))
                            .findFirst()
                            .filter(other -> !(other.priceAt(NOON) instanceof ModelPrice.Unknown))
                            .map(PricedModel::name)
                            .orElse("none");
            String found =
                    prices.find(model.provider(), model.name(), NOON)
                            .map(PriceMatch::model)
                            .orElse("none");
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void chargesSomethingForEveryModelNotNamedFree() throws IOException {
        for (PricedModel model : shipped().models()) {
            switch (model.priceAt(NOON)) {
                case ModelPrice.PerTokenPrice charged ->
                        assertThat(charged.of(TEN).orElseThrow()).isPositive();
                case ModelPrice.Free() -> assertThat(model.name()).endsWith(":free");
                case ModelPrice.Unknown() -> assertThat(model.name()).doesNotEndWith(":free");
            }
        }
    }

    @Test
    void namesProvidersThatExist() throws IOException {
        ProviderNames names = shipped().names();
        assertThat(names.hosts())
                .containsAll(names.aliases().values())
                .containsAll(names.makersByStart().values());
    }

    @Test
    void readsEveryKindOfRule() {
        PriceCatalog catalog =
                PriceCatalog.parse(
                        """
                        version\t2026-01-01
                        a\tExact\t=\t\tin=1
                        a\tstart\t^st\t\tin=2
                        a\tend\t$ing\t\tin=3
                        a\tpart\t*mid\t\tin=4
                        a\tpattern\t~^v\\d+$\t\tin=5
                        """);
        ModelPrices prices = new ModelPrices(catalog);
        assertThat(List.of("EXACT", "St-latest", "org/ing", "eu.mid-v1:0", "v12"))
                .extracting(name -> prices.find("a", name, NOON).orElseThrow().model())
                .containsExactly("Exact", "start", "end", "part", "pattern");
    }

    @Test
    void takesTheHighestTierThatIsExceeded() {
        ModelPrice price = PriceText.parse("in=1>100:2>200:4 out=0");
        assertThat(cost(price, 100)).isEqualByComparingTo("0.0001");
        assertThat(cost(price, 200)).isEqualByComparingTo("0.0004");
        assertThat(cost(price, 201)).isEqualByComparingTo("0.000804");
    }

    @Test
    void keepsAnHourThatReachesOverMidnight() {
        PriceValidity night = PriceValidity.parse("22:00:00/06:00:00");
        assertThat(night.holds(Instant.parse("2026-01-01T23:00:00Z"))).isTrue();
        assertThat(night.holds(Instant.parse("2026-01-01T05:59:59Z"))).isTrue();
        assertThat(night.holds(Instant.parse("2026-01-01T06:00:00Z"))).isFalse();
    }

    @Test
    void joinsADayAndAnHour() {
        PriceValidity peak = PriceValidity.parse("2026-08-16T16:00:00Z sat-sun 01:00/04:00");
        assertThat(peak.holds(Instant.parse("2026-08-22T02:00:00Z"))).isTrue();
        assertThat(peak.holds(Instant.parse("2026-08-22T05:00:00Z"))).isFalse();
        assertThat(peak.holds(Instant.parse("2026-08-24T02:00:00Z"))).isFalse();
        assertThat(peak.holds(Instant.parse("2026-08-16T02:00:00Z"))).isFalse();
    }

    @Test
    void stopsAtALineItDoesNotUnderstand() {
        for (String bad :
                List.of(
                        "version\t2026-01-01\nsurprise\tx",
                        "version\t2026-01-01\nmaker\tx",
                        "version\t2026-01-01\na\tb\t=\t\tin=1\n\t\t\tnoon\tin=1",
                        "version\t2026-01-01\na\tb\t!b\t\tin=1",
                        "version\t2026-01-01\na\tb\t=\t\tout=1",
                        "version\t2026-01-01\na\tb\t=\t\tin=1 gold=2",
                        "version\t2026-01-01\na\tb\t=\t\tin=1>200:2>100:3",
                        "version\t2026-01-01\na\tb\t=\t2026-01-01\tin=1",
                        "a\tb\t=\t\tin=1")) {
            assertThatThrownBy(() -> PriceCatalog.parse(bad)).isInstanceOf(RuntimeException.class);
        }
    }

    private static BigDecimal cost(ModelPrice price, long input) {
        return ((ModelPrice.KnownPrice) price).of(Tokens.of(INPUT, input)).orElseThrow();
    }

    private static PriceCatalog shipped() throws IOException {
        try (InputStream text =
                Objects.requireNonNull(ModelPrices.class.getResourceAsStream("model-prices.tsv"))) {
            return PriceCatalog.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
