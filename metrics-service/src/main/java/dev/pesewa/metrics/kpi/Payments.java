package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// Payments of a day or a period; `amount` is what succeeded in the reporting currency.
public record Payments(long succeeded, long failed, BigDecimal amount) {

    Payments then(Payments later) {
        return new Payments(
                succeeded + later.succeeded, failed + later.failed, amount.add(later.amount));
    }
}
