package dev.pesewa.metrics.fact.kafka;

import dev.pesewa.kit.messaging.EventBatches;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.fact.FactBatch;
import dev.pesewa.metrics.fact.FactRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Makes facts of the events of usage-service and billing-service, from the beginning of their
/// topics.
@ApplicationScoped
public class FactConsumer {

    private final EventBatches batches;
    private final FactRepository facts;
    private final ReportingConfig reporting;

    public FactConsumer(EventBatches batches, FactRepository facts, ReportingConfig reporting) {
        this.batches = batches;
        this.facts = facts;
        this.reporting = reporting;
    }

    @Incoming("facts")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, events -> facts.store(FactBatch.of(events, reporting.zone())));
    }
}
