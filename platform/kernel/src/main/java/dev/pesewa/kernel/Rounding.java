package dev.pesewa.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The one rounding of figures: half-even, when shown, never before.
public final class Rounding {

    public static final int COST_DECIMALS = 6;
    public static final int PERCENT_DECIMALS = 2;

    private Rounding() {}

    /// A cost or an average, to six places, without trailing zeros.
    public static BigDecimal cost(BigDecimal exact) {
        return plain(exact.setScale(COST_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// `part / whole` as a cost; the caller has made sure that `whole` is not zero.
    public static BigDecimal costPer(BigDecimal part, BigDecimal whole) {
        return plain(part.divide(whole, COST_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// `part / whole` in percent, with two places: 50.00. Every rate, margin and growth of an
    /// answer is shown so; the caller has made sure that `whole` is not zero.
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /// A ratio such as 0.8 in percent: 80.00.
    public static BigDecimal percent(BigDecimal ratio) {
        return percent(ratio, BigDecimal.ONE);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
