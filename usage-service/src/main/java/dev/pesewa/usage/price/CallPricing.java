package dev.pesewa.usage.price;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.prices.ModelPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
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

    /// `given` is the cost that the client states; an answer from its own cache cost nothing.
    public CallCost price(@Nullable BigDecimal given, ModelCall call, Instant at) {
        if (given != null) {
            return new CallCost(given, "given");
        }
        if (call.result().cached()) {
            return new CallCost(BigDecimal.ZERO, "cached");
        }
        return call.model() == null ? new CallCost(FLAT, "flat") : byTokens(call, at);
    }

    /// The same call by today's catalog. A cost that does not come from a catalog stays.
    public CallCost again(UsageRecorded event) {
        String pricing = event.cost().pricing();
        boolean byCatalog = pricing.equals(UNPRICED) || pricing.startsWith(CATALOG);
        return event.call().model() == null || !byCatalog
                ? event.cost()
                : byTokens(event.call(), event.occurredAt());
    }

    private CallCost byTokens(ModelCall call, Instant at) {
        String model = Objects.requireNonNull(call.model());
        return prices.find(call.provider(), model, at)
                .flatMap(
                        match ->
                                match.costUsd(call.tokens())
                                        .map(
                                                usd ->
                                                        new CallCost(
                                                                exact(usd),
                                                                CATALOG + match.catalog())))
                .orElse(new CallCost(null, UNPRICED));
    }

    private static BigDecimal exact(BigDecimal cost) {
        return cost.scale() > DECIMALS ? cost.setScale(DECIMALS, RoundingMode.HALF_EVEN) : cost;
    }
}
