package dev.pesewa.usage.event.kafka;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.log.CloudEvent;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.EventLog;
import dev.pesewa.kit.log.LogReader;
import dev.pesewa.usage.event.StoreEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class UsageFeed {

    private static final String GROUP = "usage-service";

    private final StoreEvents store;
    private final EventLog log;
    private final String servers;
    private @Nullable LogReader reader;

    UsageFeed(
            StoreEvents store,
            EventLog log,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.store = store;
        this.log = log;
        this.servers = servers;
    }

    void start(@Observes StartupEvent started) {
        reader = LogReader.start(servers, GROUP, List.of(Topic.USAGE), this::read, log);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (reader != null) {
            reader.close();
        }
    }

    private void read(List<CloudEvent> batch) {
        store.store(
                batch.stream()
                        .filter(event -> event.type().equals(UsageRecorded.TYPE))
                        .map(event -> CloudEvents.data(event, UsageRecorded.class))
                        .toList());
    }
}
