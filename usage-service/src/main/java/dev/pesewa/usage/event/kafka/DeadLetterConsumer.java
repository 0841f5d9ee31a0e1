package dev.pesewa.usage.event.kafka;

import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.DeadLetter;
import dev.pesewa.kit.messaging.EventBatches;
import dev.pesewa.usage.event.StoredDeadLetter;
import dev.pesewa.usage.event.postgres.DeadLetterRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps the dead letters of the usage topic where an operator can look at them and replay them.
@ApplicationScoped
@Startup // Its metric is there before the first record, for the alert that watches it.
class DeadLetterConsumer {

    private final EventBatches batches;
    private final DeadLetterRepository letters;
    private final Counter dead;

    DeadLetterConsumer(EventBatches batches, DeadLetterRepository letters, MeterRegistry meters) {
        this.batches = batches;
        this.letters = letters;
        this.dead =
                Counter.builder("pesewa.usage.dead")
                        .description("Records of the usage topic that could not be handled")
                        .register(meters);
    }

    @Incoming("dead-letters")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::keep);
    }

    private void keep(List<CloudEvent> events) {
        List<StoredDeadLetter> kept =
                events.stream()
                        .filter(event -> event.type().equals(DeadLetter.TYPE))
                        .map(DeadLetterConsumer::stored)
                        .toList();
        letters.keep(kept);
        dead.increment(kept.size());
    }

    private static StoredDeadLetter stored(CloudEvent event) {
        DeadLetter letter = CloudEventCodec.data(event, DeadLetter.class);
        return new StoredDeadLetter(event.id(), letter, event.time(), null);
    }
}
