package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A metric's value, exact; or none, and then always the reason. A value may carry a reason too:
/// what to know before it is believed.
public record Figure(@Nullable BigDecimal value, @Nullable String reason) {

    public Figure {
        if (value == null && reason == null) {
            throw new IllegalArgumentException("A figure without a value needs a reason");
        }
    }

    static Figure of(BigDecimal value) {
        return new Figure(value, null);
    }

    static Figure of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    static Figure ratio(BigDecimal part, long whole, String whenNothing) {
        return whole == 0
                ? new Figure(null, whenNothing)
                : of(Rounding.costPer(part, BigDecimal.valueOf(whole)));
    }

    Figure because(String what) {
        return new Figure(value, what);
    }

    public @Nullable BigDecimal shown() {
        return value == null ? null : Rounding.cost(value);
    }
}
