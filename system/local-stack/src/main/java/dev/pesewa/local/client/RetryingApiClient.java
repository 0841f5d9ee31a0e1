package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Sends the same request again until somebody answers, as a client would.
public final class RetryingApiClient {

    private static final int NO_LIMIT = -1;
    private static final int UNAUTHENTICATED = 401;

    private static final Guard UNTIL_ANSWERED =
            retry(NO_LIMIT, Duration.ofMinutes(2), Duration.ofMillis(100));

    private RetryingApiClient() {}

    /// Repeats what ended in a `LocalException`, after the pause, until one of the limits.
    static Guard retry(int most, Duration within, Duration pause) {
        return Guard.create()
                .withRetry()
                .maxRetries(most)
                .maxDuration(within.toMillis(), ChronoUnit.MILLIS)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .retryOn(LocalException.class)
                .done()
                .build();
    }

    /// The first answer that is not an error of the services.
    public static ApiResponse send(Supplier<ApiResponse> request) {
        return UNTIL_ANSWERED.get(() -> settled(request.get()), ApiResponse.class);
    }

    /// A service that is starting knows no keys yet.
    private static ApiResponse settled(ApiResponse answer) {
        if (answer.status() == UNAUTHENTICATED) {
            throw answer.failure();
        }
        return answer.unlessServerFailed();
    }
}
