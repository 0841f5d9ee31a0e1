package dev.pesewa.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact number of credits, kept as micro-credits (1 credit = 1,000,000). Arithmetic that would
/// overflow throws `ArithmeticException`; nothing is ever rounded here.
public record Credits(long micros) implements Comparable<Credits> {

    public static final Credits ZERO = new Credits(0);
    public static final int DECIMALS = 6;

    /// Reads "12.50". More than six decimals, an exponent, or more than nine digits before the
    /// point is refused, because it could not be what the caller meant.
    public static Credits of(String decimal) {
        if (!decimal.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
            throw new ProblemException(
                    ProblemCode.MALFORMED,
                    "An amount of credits is a decimal such as \"12.50\" with at most 6 decimals.");
        }
        return of(new BigDecimal(decimal));
    }

    public static Credits of(BigDecimal decimal) {
        return new Credits(decimal.movePointRight(DECIMALS).longValueExact());
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public Credits min(Credits other) {
        return micros <= other.micros ? this : other;
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    /// How the API shows it: at least two decimals, no more than needed ("5.00", "83.333333").
    public String toDecimalString() {
        BigDecimal exact = decimal().stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    @Override
    public String toString() {
        return toDecimalString();
    }
}
