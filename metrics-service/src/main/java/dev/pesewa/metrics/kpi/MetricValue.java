package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A metric's value, not rounded; or none, and then always a reason. Examples: `cau` without active
/// subjects has no value, with the reason "Nobody was active in the 30 days."; `aiCost` may have a
/// value and the reason "Without 2 calls of unknown price."
public record MetricValue(@Nullable BigDecimal value, @Nullable String reason) {

    public MetricValue {
        if (value == null && reason == null) {
            throw new IllegalArgumentException("A metric without a value needs a reason");
        }
    }

    static MetricValue of(BigDecimal value) {
        return new MetricValue(value, null);
    }

    static MetricValue of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    /// No value when `whole` is 0.
    static MetricValue ratio(BigDecimal part, long whole, String whenNothing) {
        return whole == 0
                ? new MetricValue(null, whenNothing)
                : of(Rounding.costPer(part, BigDecimal.valueOf(whole)));
    }

    MetricValue because(String reason) {
        return new MetricValue(value, reason);
    }

    /// Rounded to the places that the API shows.
    public @Nullable BigDecimal shown() {
        return value == null ? null : Rounding.cost(value);
    }
}
