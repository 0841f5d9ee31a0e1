package dev.pesewa.kit.note;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.EventBatches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores the ids of events in the order in which they come. The id `poison` is refused.
@ApplicationScoped
class NoteConsumer {

    private final EventBatches batches;
    private final Database database;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    NoteConsumer(EventBatches batches, Database database) {
        this.batches = batches;
        this.database = database;
    }

    @Incoming("notes")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        batches.handle(records, this::store);
        atOnce.decrementAndGet();
    }

    int mostBatchesAtOnce() {
        return mostAtOnce.get();
    }

    private void store(List<CloudEvent> events) {
        database.transaction(
                transaction -> {
                    for (CloudEvent event : events) {
                        if (event.id().equals("poison")) {
                            throw new IllegalArgumentException("This one is refused");
                        }
                        transaction.update(
                                """
                                INSERT INTO stored_event (workspace_id, id) VALUES ($1, $2)
                                ON CONFLICT (id) DO NOTHING""",
                                UUID.fromString(event.subject()),
                                event.id());
                    }
                    return events.size();
                });
    }
}
