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

    /// A cost as text, which is how billing shows money.
    public static String money(BigDecimal exact) {
        return cost(exact).toPlainString();
    }

    /// `part / whole` as a cost; the caller has made sure that `whole` is not zero.
    public static BigDecimal costPer(BigDecimal part, BigDecimal whole) {
        return plain(part.divide(whole, COST_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// `part / whole` in percent, to two places.
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return plain(
                part.movePointRight(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
