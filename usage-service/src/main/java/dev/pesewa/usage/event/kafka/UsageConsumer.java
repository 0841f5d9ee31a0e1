package dev.pesewa.usage.event.kafka;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventBatches;
import dev.pesewa.usage.event.StoreEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores usage events. Two channels of one consumer group share the topic's partitions: while one
/// waits for the database, the other decodes. One channel with two consumers would merge them, and
/// then either wait or give up the order of a workspace's events.
@ApplicationScoped
@Startup // Its metric is there before the first record, for the alert that watches it.
class UsageConsumer {

    private static final double MS_PER_SECOND = 1_000;

    private final EventBatches batches;
    private final StoreEvents store;
    private final Clock clock;
    private final AtomicLong behindMs = new AtomicLong();

    UsageConsumer(EventBatches batches, StoreEvents store, MeterRegistry meters, Clock clock) {
        this.batches = batches;
        this.store = store;
        this.clock = clock;
        Gauge.builder("pesewa.usage.behind", behindMs, ms -> ms.get() / MS_PER_SECOND)
                .baseUnit("seconds")
                .description("From accepting the oldest event of the last batch to storing it")
                .register(meters);
    }

    @Incoming("usage-first")
    @RunOnVirtualThread
    void consumeFirst(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    @Incoming("usage-second")
    @RunOnVirtualThread
    void consumeSecond(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    private void store(List<CloudEvent> events) {
        behindMs.set(Duration.between(events.getFirst().time(), clock.instant()).toMillis());
        store.store(CloudEventCodec.dataOf(events, UsageRecorded.TYPE, UsageRecorded.class));
        store.keep(CloudEventCodec.dataOf(events, UsageRejected.TYPE, UsageRejected.class));
    }
}
