package dev.pesewa.usage.price;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.TokenCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a call cost, and how that is known. A named model without a price is unpriced (I8).
public final class CallPricing {

    /// Half a cent for a message that names no model.
    public static final BigDecimal FLAT = new BigDecimal("0.005");

    public static final String UNPRICED = "unpriced";

    /// Starts every pricing by tokens; the catalog's version follows.
    public static final String CATALOG = "catalog ";

    /// A call may cost 0.0000006 USD; nothing finer is stored.
    private static final int DECIMALS = 12;

    private final ModelPrices prices;

    public CallPricing(ModelPrices prices) {
        this.prices = prices;
    }

    /// `costUsd` is null when unpriced.
    public record PricedEvent(@Nullable BigDecimal costUsd, String pricing) {}

    /// What is priced. `given` is the cost the client states; `cached` answers cost nothing.
    public record PricingQuery(
            @Nullable BigDecimal given,
            boolean cached,
            @Nullable String provider,
            @Nullable String model,
            TokenCounts tokens,
            Instant at) {}

    public PricedEvent price(PricingQuery call) {
        if (call.given() != null) {
            return new PricedEvent(call.given(), "given");
        }
        if (call.cached()) {
            return new PricedEvent(BigDecimal.ZERO, "cached");
        }
        String model = call.model();
        return model == null
                ? new PricedEvent(FLAT, "flat")
                : byTokens(call.provider(), model, call.tokens(), call.at());
    }

    /// The same call by today's catalog. Empty for a call whose cost does not come from a catalog.
    public PricedEvent again(UsageRecorded event) {
        String model = event.model();
        boolean byCatalog = event.pricing().equals(UNPRICED) || event.pricing().startsWith(CATALOG);
        return model == null || !byCatalog
                ? new PricedEvent(event.costUsd(), event.pricing())
                : byTokens(event.provider(), model, tokens(event), event.occurredAt());
    }

    private PricedEvent byTokens(
            @Nullable String provider, String model, TokenCounts tokens, Instant at) {
        return prices.find(provider, model, at)
                .map(
                        match ->
                                new PricedEvent(
                                        exact(match.costUsd(tokens)), CATALOG + match.catalog()))
                .orElse(new PricedEvent(null, UNPRICED));
    }

    private static BigDecimal exact(BigDecimal cost) {
        return cost.scale() > DECIMALS ? cost.setScale(DECIMALS, RoundingMode.HALF_EVEN) : cost;
    }

    private static TokenCounts tokens(UsageRecorded event) {
        UsageRecorded.AudioTokens audio = event.audio();
        return new TokenCounts(
                event.inputTokens(),
                event.cachedInputTokens(),
                event.cacheWriteTokens(),
                event.outputTokens(),
                audio == null
                        ? TokenCounts.Audio.NONE
                        : new TokenCounts.Audio(
                                audio.input(), audio.cachedInput(), audio.output()));
    }
}
