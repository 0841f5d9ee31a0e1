package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// Payments of a day or a period.
///
/// @param amount the sum of those that succeeded in the reporting currency
public record PaymentCounts(long succeeded, long failed, BigDecimal amount) {

    PaymentCounts then(PaymentCounts later) {
        return new PaymentCounts(
                succeeded + later.succeeded, failed + later.failed, amount.add(later.amount));
    }
}
