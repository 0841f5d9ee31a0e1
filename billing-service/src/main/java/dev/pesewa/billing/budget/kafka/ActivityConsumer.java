package dev.pesewa.billing.budget.kafka;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.budget.BudgetStopRepository;
import dev.pesewa.billing.call.StatedPriceCopyRepository;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventBatches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores what usage-service publishes about budgets and model prices. The events of a workspace
/// come in order, so the last one counts. Read again after a crash, they give the same rows.
@ApplicationScoped
class ActivityConsumer {

    private static final Set<String> CONSUMED =
            Set.of(
                    BudgetStopped.TYPE,
                    BudgetResumed.TYPE,
                    ModelPriceStated.TYPE,
                    ModelPricesImported.TYPE);

    private final EventBatches batches;
    private final Database database;
    private final BudgetStopRepository budgets;
    private final BudgetStopCache stops;
    private final StatedPriceCopyRepository prices;

    ActivityConsumer(
            EventBatches batches,
            Database database,
            BudgetStopRepository budgets,
            BudgetStopCache stops,
            StatedPriceCopyRepository prices) {
        this.batches = batches;
        this.database = database;
        this.budgets = budgets;
        this.stops = stops;
        this.prices = prices;
    }

    @Incoming("activity")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    private void store(List<CloudEvent> batch) {
        List<CloudEvent> events =
                batch.stream().filter(event -> CONSUMED.contains(event.type())).toList();
        if (!events.isEmpty()) {
            database.transaction(
                    transaction -> {
                        events.forEach(event -> store(transaction, event));
                        return events.size();
                    });
            stops.refresh();
        }
    }

    private void store(SqlSession transaction, CloudEvent event) {
        switch (event.type()) {
            case BudgetStopped.TYPE -> {
                var stopped = CloudEventCodec.data(event, BudgetStopped.class);
                budgets.stop(
                        transaction,
                        new BudgetStop(
                                stopped.workspaceId(),
                                stopped.amount(),
                                stopped.cost(),
                                stopped.currency(),
                                stopped.until()));
            }
            case BudgetResumed.TYPE ->
                    budgets.resume(
                            transaction,
                            CloudEventCodec.data(event, BudgetResumed.class).workspaceId());
            case ModelPriceStated.TYPE ->
                    prices.add(transaction, CloudEventCodec.data(event, ModelPriceStated.class));
            case ModelPricesImported.TYPE ->
                    prices.add(transaction, CloudEventCodec.data(event, ModelPricesImported.class));
            default -> throw new IllegalArgumentException(event.type());
        }
    }
}
