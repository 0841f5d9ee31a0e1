package dev.pesewa.metrics.fact.kafka;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.EventConsumer;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.fact.FactBatch;
import dev.pesewa.metrics.fact.FactRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Follows what the other services publish, from the beginning of their logs.
@ApplicationScoped
public class FactConsumer {

    private static final String GROUP = "metrics-facts";

    private final FactRepository facts;
    private final ReportingConfig reporting;
    private final EventProducer log;
    private final String servers;
    private @Nullable EventConsumer reader;

    public FactConsumer(
            FactRepository facts,
            ReportingConfig reporting,
            EventProducer log,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.facts = facts;
        this.reporting = reporting;
        this.log = log;
        this.servers = servers;
    }

    void start(@Observes StartupEvent started) {
        reader =
                EventConsumer.start(
                        servers,
                        GROUP,
                        List.of(Topic.USAGE, Topic.BILLING),
                        events -> facts.store(FactBatch.of(events, reporting.zone())),
                        log);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (reader != null) {
            reader.close();
        }
    }
}
