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

    /// Starts the pricing of a call whose tokens are not all known; the reason follows. No price
    /// list can help it.
    public static final String TOKENS_UNKNOWN = "unpriced: tokens: ";

    /// Starts every pricing by tokens; the catalog's version follows.
    public static final String CATALOG = "catalog ";

    /// A call may cost 0.0000006 USD; nothing finer is stored.
    private static final int DECIMALS = 12;

    private final ModelPrices prices;

    public CallPricing(ModelPrices prices) {
        this.prices = prices;
    }

    /// Why not all tokens of a call with this pricing are known; null when they are.
    public static @Nullable String tokensUnknown(String pricing) {
        return pricing.startsWith(TOKENS_UNKNOWN)
                ? pricing.substring(TOKENS_UNKNOWN.length())
                : null;
    }

    /// `given` is the cost that the client states; an answer from its own cache cost nothing.
    /// `tokensUnknown` says why the call's tokens are not all known, if they are not.
    public CallCost price(
            @Nullable BigDecimal given,
            ModelCall call,
            @Nullable String tokensUnknown,
            Instant at) {
        if (given != null) {
            return new CallCost(given, "given");
        }
        if (call.result().cached()) {
            return new CallCost(BigDecimal.ZERO, "cached");
        }
        if (call.model() == null) {
            return new CallCost(FLAT, "flat");
        }
        return tokensUnknown == null
                ? byTokens(call, at)
                : new CallCost(null, TOKENS_UNKNOWN + tokensUnknown);
    }

    /// The same call by today's catalog. A cost that does not come from a catalog stays.
    public CallCost again(UsageRecorded event) {
        String pricing = event.cost().pricing();
        boolean unpriced = pricing.startsWith(UNPRICED) && tokensUnknown(pricing) == null;
        // A charge that told of no tokens is unpriced as well, and no price makes them known.
        boolean byCatalog = unpriced ? event.tokens().total() > 0 : pricing.startsWith(CATALOG);
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
