package dev.pesewa.billing.simulation;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.IntFunction;

/// The price of a past call by a draft. A feature costs its price in the draft. A call that was
/// priced by its tokens costs more in the proportion in which the markup is higher. Where a part of
/// a price was written off, the same part is written off again.
record PastCallPricing(Catalog draft, IntFunction<Catalog> published) {

    /// Empty when the draft does not offer the feature.
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
