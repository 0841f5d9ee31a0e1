package dev.pesewa.billing.call;

import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call costs, and the margin that its price in credits leaves. Example: a call of 0.01 USD
/// at 16 GHS per USD costs 0.16 GHS; at a price of 0.2 credits the margin is 20 percent.
@ApplicationScoped
public class Costing {

    /// Credits are sold in this currency, one for one before any bonus.
    public static final String CURRENCY = "GHS";

    private final CallModelPrices prices;
    private final ExchangeRateCache rates;

    public Costing(CallModelPrices prices, ExchangeRateCache rates) {
        this.prices = prices;
        this.rates = rates;
    }

    /// The cost that the request states, by the rate of its day; nothing for an answer from the
    /// app's own cache; else the one by the model's price; unknown without any. A call that
    /// succeeded had tokens: one that tells of none has no cost by its model. Refused when the
    /// stated currency has no rate.
    public LoggedCall.Cost cost(AiCall call, String currency, Instant at) {
        BigDecimal usd = usd(call, at);
        ExchangeRate rate = rates.at(currency, at).orElse(null);
        return new LoggedCall.Cost(
                usd,
                currency,
                rate == null ? null : rate.perUsd(),
                rate == null ? null : rate.effectiveOn());
    }

    private @Nullable BigDecimal usd(AiCall call, Instant at) {
        String model = call.model();
        Money stated = call.cost();
        if (stated != null) {
            return rates.usd(stated, at);
        }
        if (call.cached()) {
            return BigDecimal.ZERO;
        }
        boolean tokensUnknown = call.success() && call.tokens().total() == 0;
        return model == null || tokensUnknown
                ? null
                : usd(call.provider(), model, call.tokens(), at).orElse(null);
    }

    /// Empty for a model without a price: a cost is never guessed (I8).
    public Optional<BigDecimal> usd(
            @Nullable String provider, String model, Tokens tokens, Instant at) {
        return prices.now().find(provider, model, at).flatMap(match -> match.costUsd(tokens));
    }

    /// The price of a call that is priced by what it cost; rounded once, half-even.
    public Credits credits(BigDecimal usd, BigDecimal markup, Instant at) {
        BigDecimal price = usd.multiply(rate(at)).multiply(markup);
        return Credits.of(price.setScale(Credits.DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// Percent of the price that the cost leaves, to two places; null when the cost is unknown or
    /// nothing was to be paid.
    public @Nullable BigDecimal margin(Credits price, LoggedCall.Cost cost, Instant at) {
        BigDecimal usd = cost.usd();
        if (usd == null || !price.isPositive()) {
            return null;
        }
        BigDecimal revenue = price.decimal();
        return revenue.subtract(usd.multiply(rate(at)))
                .movePointRight(2)
                .divide(revenue, 2, RoundingMode.HALF_EVEN);
    }

    /// There is always one, because the first migration brings it.
    private BigDecimal rate(Instant at) {
        return rates.at(CURRENCY, at).orElseThrow().perUsd();
    }
}
