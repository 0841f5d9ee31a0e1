package dev.pesewa.kit.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// Appends to Kafka so that nothing ever overtakes what was to be appended before it.
/// `EventProducer` gives a record up after some seconds, and a later one may have got through by
/// then; here a record is never given up, and the next list waits until the last one is in the log.
/// For one writer at a time.
public final class OrderedEventProducer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Duration patience;
    private @Nullable CompletableFuture<@Nullable Void> underWay;

    public OrderedEventProducer(String servers, Duration patience) {
        this.producer = EventProducer.producer(servers, Integer.MAX_VALUE);
        this.patience = patience;
    }

    /// Throws `KafkaUnavailableException` when not all are acknowledged within the patience. They
    /// are then still under way: append the same again, from the first one; some may be there
    /// twice.
    public void append(List<OutgoingEvent> entries) {
        await(underWay);
        List<CompletableFuture<?>> sent = new ArrayList<>(entries.size());
        for (OutgoingEvent entry : entries) {
            CompletableFuture<?> one = EventProducer.send(producer, entry);
            if (one.isCompletedExceptionally()) {
                // Refused before it was sent; a later one must not be.
                underWay = all(sent);
                throw new KafkaUnavailableException(one.exceptionNow());
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
            throw new KafkaUnavailableException(
                    failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException notYet) {
            throw new KafkaUnavailableException(notYet);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException(stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
