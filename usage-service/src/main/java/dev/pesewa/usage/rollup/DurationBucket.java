package dev.pesewa.usage.rollup;

/// A duration to two significant digits, rounded up, so that percentiles come from a few counters.
public final class DurationBucket {

    private static final long EXACT_BELOW = 100;

    private DurationBucket() {}

    /// 1 → 1, 99 → 99, 123 → 130, 4567 → 4600.
    public static long of(long millis) {
        long unit = 1;
        while (millis / unit >= EXACT_BELOW) {
            unit *= 10;
        }
        return (millis + unit - 1) / unit * unit;
    }
}
