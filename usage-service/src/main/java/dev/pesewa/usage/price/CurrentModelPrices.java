package dev.pesewa.usage.price;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.ModelPriceCache;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.usage.price.imports.PriceImport;
import dev.pesewa.usage.price.postgres.PriceImportRepository;
import dev.pesewa.usage.price.postgres.StatedPriceRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/// The prices that hold now. A price that was stated or imported at another replica is used within
/// two seconds; while the database is down, the prices that were read last hold.
@ApplicationScoped
public class CurrentModelPrices {

    private static final Logger LOG = Logger.getLogger(CurrentModelPrices.class);

    private final StatedPriceRepository stated;
    private final PriceImportRepository imports;
    private final ModelPriceCache cache = new ModelPriceCache();
    private List<ImportedCatalog> imported = List.of();

    public CurrentModelPrices(StatedPriceRepository stated, PriceImportRepository imports) {
        this.stated = stated;
        this.imports = imports;
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
        return cache.now();
    }

    /// Without the prices that operators stated.
    public ModelPrices catalog() {
        return cache.catalog();
    }

    /// The day of the newest catalog: the shipped one's, or that of the last import.
    public LocalDate newest() {
        return cache.newest();
    }

    /// Reads stated and imported prices at once. Imports are large and only ever added, so that
    /// they are read again only when there are more of them.
    public synchronized void refresh() {
        if (imports.size() != imported.size()) {
            imported = imports.all().stream().map(PriceImport::catalog).toList();
        }
        cache.replace(imported, stated.all().stream().map(PriceStatement::price).toList());
    }
}
