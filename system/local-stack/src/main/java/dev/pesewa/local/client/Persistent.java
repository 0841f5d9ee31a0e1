package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Waiting;
import java.time.Duration;
import java.util.function.Supplier;

/// Sends the same request again until somebody answers, as a client would.
public final class Persistent {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int UNAUTHENTICATED = 401;
    private static final int ERROR = 500;

    private Persistent() {}

    /// The first answer that is not an error of the services.
    public static Answer send(Supplier<Answer> request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Answer answer = request.get();
                // A service that is starting knows no keys yet.
                boolean settled = answer.status() < ERROR && answer.status() != UNAUTHENTICATED;
                if (settled) {
                    return answer;
                }
                if (System.nanoTime() > end) {
                    throw new LocalException("Nobody answered in time, at last: " + answer.text());
                }
            } catch (LocalException unreachable) {
                if (System.nanoTime() > end) {
                    throw unreachable;
                }
            }
            Waiting.pause(BETWEEN);
        }
    }
}
