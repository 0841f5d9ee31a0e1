package dev.pesewa.billing.simulation;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.IntFunction;

/// What a past call would have cost by the draft. A feature costs its price there; a call that was
/// priced by its tokens costs as much more as the markup is higher; where the house absorbed a
/// part, it absorbs the same part again.
record PastCallPricing(Catalog draft, IntFunction<Catalog> published) {

    /// Empty when the draft does not offer it any more.
    Optional<Credits> price(PastCall call) {
        if (!call.succeeded()) {
            return Optional.of(Credits.ZERO);
        }
        if (call.byTokens()) {
            BigDecimal before = published.apply(call.priceVersion()).tokenMarkup();
            return Optional.of(scaled(call.paid(), draft.tokenMarkup(), before));
        }
        return draft.find(call.feature()).map(Feature::price).map(listed -> paidOf(call, listed));
    }

    private static Credits paidOf(PastCall call, Credits listed) {
        return call.paid().equals(call.price())
                ? listed
                : scaled(listed, call.paid().decimal(), call.price().decimal());
    }

    private static Credits scaled(Credits amount, BigDecimal times, BigDecimal by) {
        return by.signum() == 0
                ? amount
                : Credits.of(
                        amount.decimal()
                                .multiply(times)
                                .divide(by, Credits.DECIMALS, RoundingMode.HALF_EVEN));
    }
}
