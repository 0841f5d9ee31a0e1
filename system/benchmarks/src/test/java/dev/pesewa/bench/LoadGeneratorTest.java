package dev.pesewa.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Only bounds that no slow machine can break.
class LoadGeneratorTest {

    @Test
    void sendsEachRequestOnce() {
        // Given
        Set<Long> sent = new ConcurrentSkipListSet<>();

        // When
        LoadGenerator.LoadResult result =
                LoadGenerator.each(4, 100, (_, n) -> later(() -> sent.add(n)));

        // Then
        assertThat(sent).hasSize(100).contains(1L, 100L);
        assertThat(result.latencies().getTotalCount()).isEqualTo(100);
    }

    @Test
    void endsWithTheReasonOfTheFirstFailure() {
        assertThatThrownBy(
                        () ->
                                LoadGenerator.closed(
                                        2, Duration.ofMinutes(1), (_, n) -> later(() -> bad(n))))
                .hasMessageContaining("answered 402");
    }

    /// A server that stands still for a while delays everything that was due meanwhile, and a load
    /// that waits with it would see one slow request.
    @Test
    void countsTheWaitOfWhatWasDueWhileTheServerStoodStill() {
        // Given
        var stall = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

        // When
        LoadGenerator.LoadResult result =
                LoadGenerator.open(
                        20,
                        1,
                        Duration.ofMillis(500),
                        (_, n) ->
                                n == 0
                                        ? CompletableFuture.runAsync(() -> {}, stall)
                                        : later(() -> {}));

        // Then
        assertThat(result.latencies().getTotalCount()).isEqualTo(10);
        long waited = TimeUnit.MILLISECONDS.toNanos(45);
        assertThat(result.latencies().getCountBetweenValues(waited, Long.MAX_VALUE))
                .isGreaterThanOrEqualTo(6);
    }

    private static CompletionStage<?> later(Runnable work) {
        return CompletableFuture.runAsync(work);
    }

    private static void bad(long n) {
        if (n == 20) {
            throw new IllegalStateException("answered 402: not enough credits");
        }
    }
}
