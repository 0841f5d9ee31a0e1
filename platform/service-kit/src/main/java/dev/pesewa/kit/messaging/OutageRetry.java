package dev.pesewa.kit.messaging;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

/// Repeats work until the database and Kafka answer, as long as that takes. Anything else that the
/// work throws is its own fault and goes on to the caller.
@ApplicationScoped
public class OutageRetry {

    private static final int FIRST_DELAY_MS = 100;
    private static final int LONGEST_DELAY_MS = 1_000;

    private volatile boolean stopped;

    void stop(@Observes @Nullable ShutdownEvent stopping) {
        stopped = true;
    }

    /// Throws `ConsumerStoppedException` once the service stops.
    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            delay = FIRST_DELAY_MS,
            delayUnit = ChronoUnit.MILLIS,
            jitter = 50,
            retryOn = {DatabaseUnavailableException.class, KafkaUnavailableException.class})
    @ExponentialBackoff(maxDelay = LONGEST_DELAY_MS, maxDelayUnit = ChronoUnit.MILLIS)
    public void run(Runnable work) {
        if (stopped) {
            throw new ConsumerStoppedException();
        }
        work.run();
    }
}
