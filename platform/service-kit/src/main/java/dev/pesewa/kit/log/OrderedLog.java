package dev.pesewa.kit.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// Appends to Kafka so that nothing ever overtakes what was to be appended before it. `EventLog`
/// gives a record up after some seconds, and a later one may have got through by then; here a
/// record is never given up, and the next list waits until the last one is in the log. For one
/// writer at a time.
public final class OrderedLog implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Duration patience;
    private @Nullable CompletableFuture<@Nullable Void> underWay;

    public OrderedLog(String servers, Duration patience) {
        this.producer = EventLog.producer(servers, Integer.MAX_VALUE);
        this.patience = patience;
    }

    /// Throws `LogUnavailable` when not all are acknowledged within the patience. They are then
    /// still under way: append the same again, from the first one; some may be there twice.
    public void append(List<LogEntry> entries) {
        await(underWay);
        List<CompletableFuture<?>> sent = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            CompletableFuture<?> one = EventLog.send(producer, entry);
            if (one.isCompletedExceptionally()) {
                // Refused before it was sent; a later one must not be.
                underWay = all(sent);
                throw new LogUnavailable(one.exceptionNow());
            }
            sent.add(one);
        }
        underWay = all(sent);
        await(underWay);
    }

    private static CompletableFuture<@Nullable Void> all(List<CompletableFuture<?>> sent) {
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }

    private void await(@Nullable CompletableFuture<@Nullable Void> sent) {
        if (sent == null) {
            return;
        }
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            underWay = null;
            throw new LogUnavailable(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException notYet) {
            throw new LogUnavailable(notYet);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable(stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
