package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Polling;
import java.time.Duration;
import java.util.function.Supplier;

/// Sends the same request again until somebody answers, as a client would.
public final class RetryingApiClient {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int UNAUTHENTICATED = 401;
    private static final int ERROR = 500;

    private RetryingApiClient() {}

    /// The first answer that is not an error of the services.
    public static ApiResponse send(Supplier<ApiResponse> request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                ApiResponse answer = request.get();
                // A service that is starting knows no keys yet.
                boolean settled = answer.status() < ERROR && answer.status() != UNAUTHENTICATED;
                if (settled) {
                    return answer;
                }
                if (System.nanoTime() > end) {
                    throw new LocalException(
                            "Nobody answered in time, at last: " + answer.reason());
                }
            } catch (LocalException unreachable) {
                if (System.nanoTime() > end) {
                    throw unreachable;
                }
            }
            Polling.pause(BETWEEN);
        }
    }
}
