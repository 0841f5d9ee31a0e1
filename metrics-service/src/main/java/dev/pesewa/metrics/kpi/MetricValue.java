package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.metrics.definition.MetricUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /// `part / whole` in percent; no value when `whole` is 0.
    static MetricValue percent(BigDecimal part, long whole, String whenNothing) {
        return ratio(part.movePointRight(2), whole, whenNothing);
    }

    MetricValue because(String reason) {
        return new MetricValue(value, reason);
    }

    /// Rounded to the places that the API shows: two of a percentage, at most six of the others.
    public @Nullable BigDecimal shown(MetricUnit unit) {
        if (value == null) {
            return null;
        }
        return unit == MetricUnit.PERCENT
                ? value.setScale(Rounding.PERCENT_DECIMALS, RoundingMode.HALF_EVEN)
                : Rounding.cost(value);
    }
}
