package dev.pesewa.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What every consumer does with a batch of records. A consumer is a bean with one method:
///
/// ```java
/// @Incoming("payments")
/// @RunOnVirtualThread
/// void consume(ConsumerRecords<String, byte[]> records) {
///     batches.handle(records, this::store);
/// }
/// ```
///
/// Each channel handles one batch at a time, in order (`max-concurrency` in the kit's
/// configuration). The handler stores the events in one transaction of its own; offsets are
/// committed after it. An outage of the database or of Kafka is waited for (`OutageRetry`), so
/// nothing is lost or passed over. When the handler refuses a batch, its records are handled one by
/// one, and only a record that is refused alone goes to `<topic>.dead` with the reason; the records
/// behind it go on. Delivery is at least once: the handler's effect is keyed.
@ApplicationScoped
public class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);
    private static final int ATTEMPTS_ALONE = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final OutageRetry outages;
    private final DeadLetterProducer deadLetters;

    public EventBatches(OutageRetry outages, DeadLetterProducer deadLetters) {
        this.outages = outages;
        this.deadLetters = deadLetters;
    }

    /// Returns when every record is handled or is a dead letter.
    public void handle(ConsumerRecords<String, byte[]> records, EventBatchHandler handler) {
        List<ConsumerRecord<String, byte[]>> readable = new ArrayList<>(records.count());
        List<CloudEvent> events = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                events.add(CloudEventCodec.read(each.value()));
                readable.add(each);
            } catch (RuntimeException unreadable) {
                bury(each, unreadable);
            }
        }
        if (events.isEmpty()) {
            return;
        }
        try {
            outages.run(() -> handler.read(events));
        } catch (ConsumerStoppedException stopped) {
            throw stopped;
        } catch (RuntimeException refused) {
            LOG.warnf("A batch of %d is handled one by one: %s", events.size(), refused);
            readable.forEach(each -> handleAlone(each, handler));
        }
    }

    private void handleAlone(ConsumerRecord<String, byte[]> each, EventBatchHandler handler) {
        RuntimeException refused = attempt(each, handler);
        if (refused != null) {
            bury(each, refused);
        }
    }

    /// Null when it succeeded. More than once, because another transaction may have been in the
    /// way.
    private @Nullable RuntimeException attempt(
            ConsumerRecord<String, byte[]> each, EventBatchHandler handler) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < ATTEMPTS_ALONE; attempt++) {
            try {
                outages.run(() -> handler.read(List.of(CloudEventCodec.read(each.value()))));
                return null;
            } catch (ConsumerStoppedException stopped) {
                throw stopped;
            } catch (RuntimeException refused) {
                last = refused;
                pause();
            }
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConsumerStoppedException();
        }
    }

    private void bury(ConsumerRecord<String, byte[]> each, RuntimeException reason) {
        String id = each.topic() + "-" + each.partition() + "-" + each.offset();
        LOG.errorf(reason, "Record %s is a dead letter now", id);
        String value = each.value() == null ? "" : new String(each.value(), StandardCharsets.UTF_8);
        String key = each.key() == null ? "" : each.key();
        var letter = new DeadLetter(each.topic(), key, String.valueOf(reason.getMessage()), value);
        OutgoingEvent event = letter.entry(id, Instant.ofEpochMilli(each.timestamp()));
        outages.run(() -> deadLetters.append(List.of(event)));
    }
}
