package dev.pesewa.kit.page;

import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Checks decimals before anybody calculates with them: 1e-999999999 is short to send and long to
/// write out.
public final class DecimalLimits {

    /// Digits in all, and places before or after the point.
    public static final int MOST_DIGITS = 20;

    private DecimalLimits() {}

    /// Refuses, naming the field, what nobody would write out.
    public static @Nullable BigDecimal plain(String field, @Nullable BigDecimal value) {
        if (value != null
                && (value.precision() > MOST_DIGITS
                        || value.scale() > MOST_DIGITS
                        || value.scale() < -MOST_DIGITS)) {
            throw ProblemException.malformed(field, "at most " + MOST_DIGITS + " digits");
        }
        return value;
    }
}
