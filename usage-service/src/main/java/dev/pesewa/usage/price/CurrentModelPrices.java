package dev.pesewa.usage.price;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.usage.price.postgres.StatedPriceRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// The prices that hold now: the catalog that is shipped, and before it what operators stated. A
/// price stated at another replica is used within two seconds; while the database is down, the
/// prices that were read last hold.
@ApplicationScoped
public class CurrentModelPrices {

    private static final Logger LOG = Logger.getLogger(CurrentModelPrices.class);

    private final StatedPriceRepository stated;
    private final ModelPrices shipped = ModelPrices.load();
    private volatile ModelPrices current = shipped;

    public CurrentModelPrices(StatedPriceRepository stated) {
        this.stated = stated;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refreshOften() {
        try {
            refresh();
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Model prices stay as they were: %s", outage.getMessage());
        }
    }

    public ModelPrices now() {
        return current;
    }

    /// Reads the stated prices at once.
    public synchronized void refresh() {
        current = shipped.with(stated.all().stream().map(PriceStatement::price).toList());
    }
}
