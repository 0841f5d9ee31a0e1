package dev.pesewa.kit.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Appends to Kafka. What was acknowledged is on every in-sync replica; records that are sent at
/// the same moment share a batch.
@ApplicationScoped
public class EventProducer implements DeadLetterProducer {

    /// A caller waits at most so long, then answers 503 and lets the client repeat.
    static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(8);

    private static final Duration METADATA_WITHIN = Duration.ofSeconds(4);
    private static final Duration ONE_TRY = Duration.ofSeconds(3);
    private static final int BATCH_BYTES = 128 * 1024;

    private final KafkaProducer<String, byte[]> producer;

    public EventProducer(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.producer = producer(servers, Math.toIntExact(ACKNOWLEDGED_WITHIN.toMillis()));
    }

    static KafkaProducer<String, byte[]> producer(String servers, int givesUpAfterMs) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_BYTES,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        METADATA_WITHIN.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) ONE_TRY.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        givesUpAfterMs);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Appends all and waits for every acknowledgement. Throws `KafkaUnavailableException` when one
    /// is missing; others of the list may then be in the log, so repeat the whole.
    @Override
    public void append(List<OutgoingEvent> entries) {
        var sent = new PendingSends(entries.size());
        for (OutgoingEvent entry : entries) {
            if (sent.failed()) {
                // Without Kafka each one waits for it: the client is told after the first.
                sent.skipped();
                continue;
            }
            try {
                var _ = producer.send(record(entry), sent);
            } catch (RuntimeException refused) {
                sent.onCompletion(null, refused);
            }
        }
        sent.await();
    }

    /// Counts acknowledgements down; keeps the first failure.
    private static final class PendingSends implements Callback {
        private final CountDownLatch missing;
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

        PendingSends(int records) {
            this.missing = new CountDownLatch(records);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
            missing.countDown();
        }

        boolean failed() {
            return failure.get() != null;
        }

        void skipped() {
            missing.countDown();
        }

        /// Every record is acknowledged or given up after `ACKNOWLEDGED_WITHIN`.
        void await() {
            try {
                missing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new KafkaUnavailableException(stopped);
            }
            Exception failed = failure.get();
            if (failed != null) {
                throw new KafkaUnavailableException(failed);
            }
        }
    }

    static CompletableFuture<@Nullable Void> send(
            KafkaProducer<String, byte[]> producer, OutgoingEvent entry) {
        var acknowledged = new CompletableFuture<@Nullable Void>();
        try {
            var _ =
                    producer.send(
                            record(entry),
                            (metadata, error) -> {
                                if (error == null) {
                                    acknowledged.complete(null);
                                } else {
                                    acknowledged.completeExceptionally(error);
                                }
                            });
        } catch (RuntimeException refused) {
            acknowledged.completeExceptionally(refused);
        }
        return acknowledged;
    }

    private static ProducerRecord<String, byte[]> record(OutgoingEvent entry) {
        return new ProducerRecord<>(
                entry.topic(), entry.key(), entry.value().getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
