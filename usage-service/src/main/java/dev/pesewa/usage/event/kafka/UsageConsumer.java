package dev.pesewa.usage.event.kafka;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventConsumer;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.usage.event.StoreEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Several readers share the topic's partitions: while one waits for the database, another reads.
@ApplicationScoped
class UsageConsumer {

    private static final String GROUP = "usage-service";
    private static final int READERS = 2;
    private static final double MS_PER_SECOND = 1_000;

    /// Large, because a batch is summed before it is rolled up, and because a transaction costs as
    /// much for one event as for a hundred. Statistics are behind by so much.
    private static final EventConsumer.Batches BATCHES =
            new EventConsumer.Batches(5_000, Duration.ofMillis(100));

    private final StoreEvents store;
    private final EventProducer log;
    private final String servers;
    private final Clock clock;
    private final AtomicLong behindMs = new AtomicLong();
    private final List<EventConsumer> readers = new ArrayList<>();

    UsageConsumer(
            StoreEvents store,
            EventProducer log,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.store = store;
        this.log = log;
        this.clock = clock;
        Gauge.builder("pesewa.usage.behind", behindMs, ms -> ms.get() / MS_PER_SECOND)
                .baseUnit("seconds")
                .description("From accepting the oldest event of the last batch to storing it")
                .register(meters);
        this.servers = servers;
    }

    void start(@Observes StartupEvent started) {
        for (int i = 0; i < READERS; i++) {
            List<String> topics = List.of(Topic.USAGE);
            readers.add(EventConsumer.start(servers, GROUP, topics, BATCHES, this::read, log));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        readers.forEach(EventConsumer::close);
    }

    private void read(List<CloudEvent> batch) {
        behindMs.set(Duration.between(batch.getFirst().time(), clock.instant()).toMillis());
        store.store(ofType(batch, UsageRecorded.TYPE, UsageRecorded.class));
        store.keep(ofType(batch, UsageRejected.TYPE, UsageRejected.class));
    }

    private static <T> List<T> ofType(List<CloudEvent> batch, String type, Class<T> as) {
        return batch.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> CloudEventCodec.data(event, as))
                .toList();
    }
}
