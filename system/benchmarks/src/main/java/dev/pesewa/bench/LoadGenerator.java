package dev.pesewa.bench;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Makes requests and measures them. Something that fails ends the measurement with its reason.
final class LoadGenerator {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MS = 1e6;

    private LoadGenerator() {}

    /// Starts request number `n` over connection `connection`; done when its stage is.
    interface LoadRequest {
        CompletionStage<?> send(int connection, long n);
    }

    /// Requests a second and their latencies.
    record LoadResult(double rate, Histogram latencies) {

        double p50Ms() {
            return latencies.getValueAtPercentile(50) / NANOS_PER_MS;
        }

        double p95Ms() {
            return latencies.getValueAtPercentile(95) / NANOS_PER_MS;
        }

        double p99Ms() {
            return latencies.getValueAtPercentile(99) / NANOS_PER_MS;
        }
    }

    /// Each connection sends its next request when the one before is answered.
    static LoadResult closed(int connections, Duration time, LoadRequest request) {
        return new LoadState(connections, time, Long.MAX_VALUE, request).run();
    }

    /// `count` requests, numbered from 1, however long it takes.
    static LoadResult each(int connections, long count, LoadRequest request) {
        return new LoadState(connections, LONG, count, request).run();
    }

    private static final class LoadState {
        private final Histogram latencies = new ConcurrentHistogram(MOST_NANOS, DIGITS);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final AtomicLong numbers = new AtomicLong();
        private final CountDownLatch running;
        private final LoadRequest request;
        private final long start = System.nanoTime();
        private final int connections;
        private final long end;
        private final long count;

        LoadState(int connections, Duration time, long count, LoadRequest request) {
            this.running = new CountDownLatch(connections);
            this.connections = connections;
            this.count = count;
            this.request = request;
            this.end = start + time.toNanos();
        }

        LoadResult run() {
            for (int connection = 0; connection < connections; connection++) {
                next(connection);
            }
            return result();
        }

        void next(int connection) {
            long begun = System.nanoTime();
            long n = numbers.incrementAndGet();
            if (begun >= end || n > count || failure.get() != null) {
                running.countDown();
                return;
            }
            var _ =
                    request.send(connection, n)
                            .whenComplete((_, problem) -> done(connection, begun, problem));
        }

        private void done(int connection, long begun, @Nullable Throwable problem) {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            latencies.recordValue(System.nanoTime() - begun);
            next(connection);
        }

        LoadResult result() {
            await(running);
            fail(failure.get());
            double seconds = (System.nanoTime() - start) / 1e9;
            return new LoadResult(latencies.getTotalCount() / seconds, latencies);
        }
    }

    /// `rate` requests a second, whether or not the earlier ones are answered; each is measured
    /// from the moment it was due.
    static LoadResult open(double rate, int connections, Duration time, LoadRequest request) {
        Histogram latencies = new ConcurrentHistogram(MOST_NANOS, DIGITS);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long count = Math.round(rate * time.toNanos() / 1e9);
        var answered = new CountDownLatch(Math.toIntExact(count));
        var free = new ConcurrentLinkedQueue<Integer>();
        for (int connection = 0; connection < connections; connection++) {
            free.add(connection);
        }
        long start = System.nanoTime();
        for (long n = 0; n < count && failure.get() == null; n++) {
            long due = start + Math.round(n * 1e9 / rate);
            Integer connection = free.poll();
            while (System.nanoTime() < due || connection == null) {
                LockSupport.parkNanos(20_000);
                connection = connection == null ? free.poll() : connection;
            }
            int taken = connection;
            var _ =
                    request.send(taken, n)
                            .whenComplete(
                                    (_, problem) -> {
                                        if (problem != null) {
                                            failure.compareAndSet(null, problem);
                                        }
                                        latencies.recordValue(System.nanoTime() - due);
                                        free.add(taken);
                                        answered.countDown();
                                    });
        }
        fail(failure.get());
        await(answered);
        return new LoadResult(count / ((System.nanoTime() - start) / 1e9), latencies);
    }

    private static void fail(@Nullable Throwable problem) {
        if (problem != null) {
            throw new IllegalStateException(problem.getMessage(), problem);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("No answer for two minutes");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
