package dev.pesewa.billing.call;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.ModelPriceCache;
import dev.pesewa.prices.ModelPrices;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// The model prices in force: those that an operator stated or imported, before those that are
/// shipped. Read again every two seconds, so that a charge never waits for them. While the database
/// is down, the prices that were read last stay.
@ApplicationScoped
public class CallModelPrices {

    private static final Logger LOG = Logger.getLogger(CallModelPrices.class);

    private final StatedPriceCopyRepository stated;
    private final ModelPriceCache cache = new ModelPriceCache();
    private List<ImportedCatalog> imported = List.of();

    public CallModelPrices(StatedPriceCopyRepository stated) {
        this.stated = stated;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    synchronized void refresh() {
        try {
            if (stated.importCount() != imported.size()) {
                imported = stated.imports();
            }
            cache.replace(imported, stated.all());
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Model prices stay as they were: %s", outage.getMessage());
        }
    }

    public ModelPrices now() {
        return cache.now();
    }
}
