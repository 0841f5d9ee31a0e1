package dev.pesewa.usage.currency.kafka;

import dev.pesewa.kernel.event.ExchangeRateChanged;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventBatches;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ExchangeRateCopyRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores the rates that billing-service publishes.
@ApplicationScoped
class ExchangeRateConsumer {

    private final EventBatches batches;
    private final Database database;
    private final ExchangeRateCopyRepository copies;
    private final CurrentExchangeRates rates;

    ExchangeRateConsumer(
            EventBatches batches,
            Database database,
            ExchangeRateCopyRepository copies,
            CurrentExchangeRates rates) {
        this.batches = batches;
        this.database = database;
        this.copies = copies;
        this.rates = rates;
    }

    @Incoming("exchange-rates")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    private void store(List<CloudEvent> events) {
        List<ExchangeRateChanged> changed =
                CloudEventCodec.dataOf(events, ExchangeRateChanged.TYPE, ExchangeRateChanged.class);
        if (changed.isEmpty()) {
            return;
        }
        database.transaction(
                transaction -> {
                    changed.forEach(each -> copies.add(transaction, each.rate()));
                    return changed.size();
                });
        rates.refresh();
    }
}
