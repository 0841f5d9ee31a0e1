package dev.pesewa.usage.price;

import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.StatedPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPricingTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private static final ExchangeRates RATES = euros("0.80");

    private final CallPricing pricing = new CallPricing(ModelPrices.load(), RATES);

    @Test
    void believesAGivenCost() {
        CallCost priced = price("gpt-4o", new BigDecimal("0.7"), true, 9, 9);
        assertThat(priced).isEqualTo(new CallCost(new BigDecimal("0.7"), "given"));
    }

    @Test
    void takesHalfACentForAMessageWithoutAModel() {
        CallCost priced = price(null, null, false, 1_000, 1_000);
        assertThat(priced).isEqualTo(new CallCost(new BigDecimal("0.005"), "flat"));
    }

    @Test
    void keepsAnAmountAsItWasStatedBesideItsDollars() {
        Money given = new Money(new BigDecimal("0.005"), "EUR");
        CallCost priced =
                pricing.price(given, call(null, "gpt-4o", false, 9, 9), null, NOW, () -> "GHS");
        assertThat(priced)
                .isEqualTo(new CallCost(new BigDecimal("0.006250000000"), "given", given));
    }

    @Test
    void takesHalfACentOfTheWorkspacesCurrencyForAMessageWithoutAModel() {
        CallCost priced =
                pricing.price(null, call(null, null, false, 0, 0), null, NOW, () -> "EUR");
        assertThat(priced.pricing()).isEqualTo("flat");
        assertThat(priced.givenIn("EUR")).isEqualByComparingTo("0.005");
        assertThat(priced.usd()).isEqualByComparingTo("0.00625");
    }

    @Test
    void refusesAnAmountOfACurrencyWithoutARate() {
        Money given = new Money(BigDecimal.ONE, "KES");
        assertThatThrownBy(
                        () ->
                                pricing.price(
                                        given,
                                        call(null, null, false, 0, 0),
                                        null,
                                        NOW,
                                        () -> "EUR"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("KES");
    }

    @Test
    void pricesAStatedAmountAgainByTheRateThatWasCorrected() {
        // Given
        Money given = new Money(new BigDecimal("0.005"), "EUR");
        CallCost priced =
                pricing.price(given, call(null, null, false, 0, 0), null, NOW, () -> "EUR");
        UsageRecorded event = event(priced);

        // When
        CallCost again = new CallPricing(ModelPrices.load(), euros("0.50")).again(event);

        // Then
        assertThat(again).isEqualTo(new CallCost(new BigDecimal("0.010000000000"), "given", given));
    }

    private static UsageRecorded event(CallCost cost) {
        return new UsageRecorded(
                new UsageRecorded.Origin(new UUID(0, 1), "test", "1"),
                new UsageRecorded.Subject("shop", null, null),
                call(null, null, false, 0, 0),
                cost,
                NOW,
                Map.of());
    }

    private static ExchangeRates euros(String perUsd) {
        return ExchangeRates.of(
                List.of(
                        new ExchangeRate(
                                new UUID(0, 1),
                                "EUR",
                                new BigDecimal(perUsd),
                                LocalDate.of(2026, 9, 1),
                                "test",
                                "ama",
                                NOW)));
    }

    @Test
    void takesNothingForACachedAnswer() {
        assertThat(price("gpt-4o", null, true, 9, 9).usd()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void asksTheCatalogForAModel() {
        CallCost priced = price("gpt-4o", null, false, 1_000_000, 1);
        assertThat(priced.usd()).isEqualByComparingTo("2.50001");
        assertThat(priced.pricing()).startsWith("catalog ");
    }

    @Test
    void neverGuessesThePriceOfAnUnknownModel() {
        CallCost priced = price("no-such-model", null, false, 9, 9);
        assertThat(priced).isEqualTo(new CallCost(null, "unpriced"));
    }

    @Test
    void aCallWhoseTokensAreNotKnownIsUnpricedForThatReason() {
        // When
        CallCost priced =
                pricing.price(
                        null, call("openai", "gpt-4o", false, 9, 0), "none", NOW, () -> "USD");
        // Then
        assertThat(priced).isEqualTo(new CallCost(null, "unpriced: tokens: none"));
    }

    @Test
    void tokensThatAreNotKnownDoNotMatterToAGivenCost() {
        // Given
        BigDecimal given = new BigDecimal("0.7");
        // When
        CallCost priced =
                pricing.price(
                        new Money(given, "USD"),
                        call("openai", "gpt-4o", false, 9, 0),
                        "none",
                        NOW,
                        () -> "USD");
        // Then
        assertThat(priced).isEqualTo(new CallCost(given, "given"));
    }

    @ParameterizedTest
    @CsvSource({
        "unpriced, 9, catalog",
        "unpriced, 0, unpriced",
        "unpriced: tokens: none, 9, unpriced: tokens: none",
    })
    void aCallIsPricedAgainOnlyWhenItsTokensAreKnown(String before, long tokens, String after) {
        // Given
        var event =
                new UsageRecorded(
                        new UsageRecorded.Origin(new UUID(0, 1), "pesewa", "1"),
                        new UsageRecorded.Subject("shop", null, null),
                        call("openai", "gpt-4o", false, tokens, 0),
                        new CallCost(null, before),
                        NOW,
                        Map.of());
        // When
        CallCost priced = pricing.again(event);
        // Then
        assertThat(priced.pricing()).startsWith(after);
        assertThat(priced.usd() == null).isEqualTo(after.startsWith("unpriced"));
    }

    @Test
    void sumsExactlyAndRoundsOnlyAtTheEnd() {
        // Given what 8,819 calls of a public trace add up to: 18,059,974 tokens in, 245,896 out
        int calls = 8_819;
        BigDecimal sum = BigDecimal.ZERO;
        long in = 18_059_974;
        long out = 245_896;

        // When
        for (int left = calls; left > 0; left--) {
            long oneIn = in / left;
            long oneOut = out / left;
            CallCost priced = price("gpt-4o", null, false, oneIn, oneOut);
            sum = sum.add(Objects.requireNonNull(priced.usd()));
            in -= oneIn;
            out -= oneOut;
        }

        // Then
        assertThat(sum).isEqualByComparingTo("47.608895");
    }

    @Test
    void roundsToWhatIsStored() {
        // Given a catalog whose price has more digits than a cost is stored with
        var stated =
                new StatedPrice("", "fine", "=", LocalDate.of(2026, 1, 1), "in=0.0000001234567");
        var fine = new CallPricing(ModelPrices.load().with(List.of(stated)), RATES);

        // When
        CallCost priced = fine.price(null, call(null, "fine", false, 3, 0), null, NOW, () -> "USD");

        // Then
        assertThat(priced.usd()).isEqualTo(new BigDecimal("0.000000000000"));
        assertThat(priced.pricing()).isEqualTo("catalog stated from 2026-01-01");
    }

    private CallCost price(
            @Nullable String model, @Nullable BigDecimal cost, boolean cached, long in, long out) {
        Money given = cost == null ? null : new Money(cost, "USD");
        return pricing.price(given, call("openai", model, cached, in, out), null, NOW, () -> "USD");
    }

    private static ModelCall call(
            @Nullable String provider, @Nullable String model, boolean cached, long in, long out) {
        return new ModelCall(
                provider,
                model,
                Tokens.of(INPUT, in).and(OUTPUT, out),
                new ModelCall.CallResult(null, true, null, cached));
    }
}
