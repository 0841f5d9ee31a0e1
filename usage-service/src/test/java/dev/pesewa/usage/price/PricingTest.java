package dev.pesewa.usage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.prices.ModelPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingTest {

    private final Pricing pricing = new Pricing(ModelPrices.load());

    @Test
    void believesAGivenCost() {
        Pricing.Priced priced = pricing.price(event("gpt-4o", new BigDecimal("0.7"), true, 9, 9));
        assertThat(priced).isEqualTo(new Pricing.Priced(new BigDecimal("0.7"), "given"));
    }

    @Test
    void takesHalfACentForAMessageWithoutAModel() {
        Pricing.Priced priced = pricing.price(event(null, null, false, 1_000, 1_000));
        assertThat(priced).isEqualTo(new Pricing.Priced(new BigDecimal("0.005"), "flat"));
    }

    @Test
    void takesNothingForACachedAnswer() {
        assertThat(pricing.price(event("gpt-4o", null, true, 9, 9)).costUsd())
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void asksTheCatalogForAModel() {
        Pricing.Priced priced = pricing.price(event("gpt-4o", null, false, 1_000_000, 1));
        assertThat(priced.costUsd()).isEqualByComparingTo("2.50001");
        assertThat(priced.pricing()).startsWith("catalog ");
    }

    @Test
    void neverGuessesThePriceOfAnUnknownModel() {
        Pricing.Priced priced = pricing.price(event("no-such-model", null, false, 9, 9));
        assertThat(priced).isEqualTo(new Pricing.Priced(null, "unpriced"));
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
            Pricing.Priced priced = pricing.price(event("gpt-4o", null, false, oneIn, oneOut));
            sum = sum.add(Objects.requireNonNull(priced.costUsd()));
            in -= oneIn;
            out -= oneOut;
        }

        // Then
        assertThat(sum).isEqualByComparingTo("47.608895");
    }

    private static NewEvent event(
            @Nullable String model, @Nullable BigDecimal cost, boolean cached, long in, long out) {
        return new NewEvent(
                "pesewa",
                "1",
                "shop",
                null,
                null,
                model == null ? null : "openai",
                model,
                in,
                0,
                0,
                out,
                cost,
                null,
                true,
                null,
                cached,
                Instant.parse("2026-09-01T10:00:00Z"),
                Map.of());
    }
}
