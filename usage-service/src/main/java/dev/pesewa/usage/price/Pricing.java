package dev.pesewa.usage.ingest;

import dev.pesewa.prices.Match;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.TokenCounts;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an event cost, and how that is known. A named model without a price is unpriced (I8).
public final class Pricing {

    /// Half a cent for a message that names no model.
    public static final BigDecimal FLAT = new BigDecimal("0.005");

    private final ModelPrices prices;

    public Pricing(ModelPrices prices) {
        this.prices = prices;
    }

    /// `costUsd` is null when unpriced.
    public record Priced(@Nullable BigDecimal costUsd, String pricing) {}

    public Priced price(NewEvent event) {
        BigDecimal given = event.costUsd();
        if (given != null) {
            return new Priced(given, "given");
        }
        if (event.cached()) {
            return new Priced(BigDecimal.ZERO, "cached");
        }
        String model = event.model();
        if (model == null) {
            return new Priced(FLAT, "flat");
        }
        Optional<Match> match = prices.find(event.provider(), model, event.occurredAt());
        return match.map(
                        found ->
                                new Priced(
                                        found.costUsd(tokens(event)), "catalog " + found.catalog()))
                .orElse(new Priced(null, "unpriced"));
    }

    private static TokenCounts tokens(NewEvent event) {
        return new TokenCounts(
                event.inputTokens(),
                event.cachedInputTokens(),
                event.cacheWriteTokens(),
                event.outputTokens());
    }
}
