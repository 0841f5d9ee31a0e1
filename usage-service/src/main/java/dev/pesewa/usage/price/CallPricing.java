package dev.pesewa.usage.price;

import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.prices.ModelPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a call cost, and how that is known. A named model without a price is unpriced (I8).
public final class CallPricing {

    /// For a message that names no model, in the workspace's currency.
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
    private final ExchangeRates rates;

    public CallPricing(ModelPrices prices, ExchangeRates rates) {
        this.prices = prices;
        this.rates = rates;
    }

    /// Why not all tokens of a call with this pricing are known; null when they are.
    public static @Nullable String tokensUnknown(String pricing) {
        return pricing.startsWith(TOKENS_UNKNOWN)
                ? pricing.substring(TOKENS_UNKNOWN.length())
                : null;
    }

    /// `given` is the cost that the client states, `currency` gives the workspace's; an answer from
    /// its own cache cost nothing. `tokensUnknown` says why the call's tokens are not all known, if
    /// they are not. Refused when the currency has no rate on the day of the call.
    public CallCost price(
            @Nullable Money given,
            ModelCall call,
            @Nullable String tokensUnknown,
            Instant at,
            Supplier<String> currency) {
        if (given != null) {
            return stated(given, "given", at);
        }
        if (call.result().cached()) {
            return new CallCost(BigDecimal.ZERO, "cached");
        }
        if (call.model() == null) {
            return stated(new Money(FLAT, currency.get()), "flat", at);
        }
        return tokensUnknown == null
                ? byTokens(call, at)
                : new CallCost(null, TOKENS_UNKNOWN + tokensUnknown);
    }

    /// The same call by today's catalog and by the exchange rate of its day as known today. A cost
    /// in USD that does not come from a catalog stays, and so does one without a rate.
    public CallCost again(UsageRecorded event) {
        CallCost before = event.cost();
        Money given = before.given();
        if (given != null) {
            return rates.on(given.currency(), day(event.occurredAt())).isEmpty()
                    ? before
                    : stated(given, before.pricing(), event.occurredAt());
        }
        String pricing = before.pricing();
        boolean unpriced = pricing.startsWith(UNPRICED) && tokensUnknown(pricing) == null;
        // A charge that told of no tokens is unpriced as well, and no price makes them known.
        boolean byCatalog = unpriced ? event.tokens().total() > 0 : pricing.startsWith(CATALOG);
        return event.call().model() == null || !byCatalog
                ? before
                : byTokens(event.call(), event.occurredAt());
    }

    private CallCost stated(Money cost, String pricing, Instant at) {
        return cost.currency().equals(Money.USD)
                ? new CallCost(cost.amount(), pricing)
                : new CallCost(rates.usd(cost, day(at)), pricing, cost);
    }

    /// Rates are in force for days of UTC.
    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
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
