package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A metric's value, exact; or none, and then always the reason. A value may carry a reason too:
/// what to know before it is believed.
public record MetricValue(@Nullable BigDecimal value, @Nullable String reason) {

    public MetricValue {
        if (value == null && reason == null) {
            throw new IllegalArgumentException("A figure without a value needs a reason");
        }
    }

    static MetricValue of(BigDecimal value) {
        return new MetricValue(value, null);
    }

    static MetricValue of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    static MetricValue ratio(BigDecimal part, long whole, String whenNothing) {
        return whole == 0
                ? new MetricValue(null, whenNothing)
                : of(Rounding.costPer(part, BigDecimal.valueOf(whole)));
    }

    MetricValue because(String what) {
        return new MetricValue(value, what);
    }

    public @Nullable BigDecimal shown() {
        return value == null ? null : Rounding.cost(value);
    }
}
