package dev.pesewa.usage.price;

import dev.pesewa.kit.database.DatabaseUnavailable;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.StatedPrice;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// The prices that hold now. A price stated at another replica is used within two seconds; while
/// the database is down, those known last hold.
@ApplicationScoped
public class Prices {

    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(Prices.class);

    private final StatedPrices stated;
    private final ModelPrices shipped = ModelPrices.load();
    private volatile List<StatedPrice> known = List.of();
    private volatile ModelPrices now = shipped;
    private volatile boolean running = true;

    public Prices(StatedPrices stated) {
        this.stated = stated;
    }

    public ModelPrices now() {
        return now;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("prices").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void run() {
        while (running) {
            try {
                refresh();
            } catch (DatabaseUnavailable outage) {
                LOG.debugf("Stated prices stay as they were: %s", outage.getMessage());
            } catch (RuntimeException unexpected) {
                LOG.error("Stated prices could not be read, trying again", unexpected);
            }
            try {
                Thread.sleep(REFRESH);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    public synchronized void refresh() {
        List<StatedPrice> all = stated.all().stream().map(StatedPrices.Statement::price).toList();
        if (!all.equals(known)) {
            known = all;
            now = shipped.with(all);
        }
    }
}
