package dev.pesewa.billing.call;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.prices.ModelPrices;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// The model prices in force: those that an operator stated, before those that are shipped. Read
/// again every two seconds, so that a charge never waits for them. While the database is down, the
/// prices that were read last stay.
@ApplicationScoped
public class CallModelPrices {

    private static final Logger LOG = Logger.getLogger(CallModelPrices.class);

    private final StatedPriceCopyRepository stated;
    private final ModelPrices shipped = ModelPrices.load();
    private volatile ModelPrices current = shipped;

    public CallModelPrices(StatedPriceCopyRepository stated) {
        this.stated = stated;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            current = shipped.with(stated.all());
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Model prices stay as they were: %s", outage.getMessage());
        }
    }

    public ModelPrices now() {
        return current;
    }
}
