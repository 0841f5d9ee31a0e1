package dev.pesewa.billing.budget.kafka;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopRepository;
import dev.pesewa.billing.call.StatedPriceCopyRepository;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventConsumer;
import dev.pesewa.kit.messaging.EventProducer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Follows what usage-service says of budgets and model prices. A workspace's words come in order,
/// so the last one counts; read again after a crash, they end the same.
@ApplicationScoped
class UsageTopicConsumer {

    private static final String GROUP = "billing-usage-words";
    private static final Set<String> HEARD =
            Set.of(BudgetStopped.TYPE, BudgetResumed.TYPE, ModelPriceStated.TYPE);

    private final Database database;
    private final BudgetStopRepository budgets;
    private final StatedPriceCopyRepository prices;
    private final EventProducer log;
    private final String servers;
    private @Nullable EventConsumer reader;

    UsageTopicConsumer(
            Database database,
            BudgetStopRepository budgets,
            StatedPriceCopyRepository prices,
            EventProducer log,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.database = database;
        this.budgets = budgets;
        this.prices = prices;
        this.log = log;
        this.servers = servers;
    }

    void start(@Observes StartupEvent started) {
        reader = EventConsumer.start(servers, GROUP, List.of(Topic.ACTIVITY), this::read, log);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (reader != null) {
            reader.close();
        }
    }

    private void read(List<CloudEvent> batch) {
        List<CloudEvent> heard = batch.stream().filter(e -> HEARD.contains(e.type())).toList();
        if (!heard.isEmpty()) {
            database.transaction(
                    transaction -> {
                        heard.forEach(event -> hear(transaction, event));
                        return heard.size();
                    });
        }
    }

    private void hear(SqlSession transaction, CloudEvent event) {
        switch (event.type()) {
            case BudgetStopped.TYPE -> {
                var stopped = CloudEventCodec.data(event, BudgetStopped.class);
                budgets.stop(
                        transaction,
                        new BudgetStop(
                                stopped.workspaceId(),
                                stopped.amount(),
                                stopped.cost(),
                                stopped.until()));
            }
            case BudgetResumed.TYPE ->
                    budgets.resume(
                            transaction,
                            CloudEventCodec.data(event, BudgetResumed.class).workspaceId());
            case ModelPriceStated.TYPE ->
                    prices.add(transaction, CloudEventCodec.data(event, ModelPriceStated.class));
            default -> throw new IllegalArgumentException(event.type());
        }
    }
}
