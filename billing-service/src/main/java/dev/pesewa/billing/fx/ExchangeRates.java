package dev.pesewa.billing.fx;

import dev.pesewa.kit.database.DatabaseUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The rates in memory, read again every five seconds: asking never waits. A new rate counts here
/// at once, and in other replicas within those seconds.
@ApplicationScoped
public class ExchangeRates {

    public static final String DOLLAR = "USD";

    private static final Logger LOG = Logger.getLogger(ExchangeRates.class);
    private static final Rate ONE =
            new Rate(
                    new UUID(0, 0),
                    DOLLAR,
                    BigDecimal.ONE,
                    LocalDate.EPOCH,
                    "by definition",
                    "pesewa",
                    Instant.EPOCH);

    /// The later day, then the later word about it.
    private static final Comparator<Rate> LATER =
            Comparator.comparing(Rate::effectiveOn).thenComparing(Rate::id);

    private final Rates rates;
    private volatile List<Rate> known = List.of();

    public ExchangeRates(Rates rates) {
        this.rates = rates;
    }

    void start(@Observes StartupEvent starting) {
        known = rates.all();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            known = rates.all();
        } catch (DatabaseUnavailable outage) {
            LOG.warnf("Rates stay as they were: %s", outage.getMessage());
        }
    }

    /// Empty when no rate of the currency holds at that time.
    public Optional<Rate> at(String currency, Instant time) {
        if (currency.equals(DOLLAR)) {
            return Optional.of(ONE);
        }
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return known.stream()
                .filter(rate -> rate.currency().equals(currency))
                .filter(rate -> !rate.effectiveOn().isAfter(day))
                .max(LATER);
    }

    /// The last recorded first.
    public List<Rate> recorded() {
        return known.stream().sorted(Comparator.comparing(Rate::id).reversed()).toList();
    }

    public void add(Rate rate) {
        rates.add(rate);
        known = rates.all();
    }
}
