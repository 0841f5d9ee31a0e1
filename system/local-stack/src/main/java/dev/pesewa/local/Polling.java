package dev.pesewa.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waiting for another process, always bounded.
public final class Polling {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Polling() {}

    /// True when `condition` came true in time.
    public static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while waiting");
        }
    }
}
