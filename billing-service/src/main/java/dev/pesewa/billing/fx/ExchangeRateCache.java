package dev.pesewa.billing.fx;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kit.database.DatabaseUnavailableException;
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
import org.jboss.logging.Logger;

/// The rates in memory, read again every five seconds, so that a charge never waits for them. A
/// replica that stores a rate uses it at once, the others within those seconds. While the database
/// is down, the rates that were read last stay.
@ApplicationScoped
public class ExchangeRateCache {

    private static final Logger LOG = Logger.getLogger(ExchangeRateCache.class);

    private final ExchangeRateRepository rates;
    private volatile KnownRates known = KnownRates.of(List.of());

    public ExchangeRateCache(ExchangeRateRepository rates) {
        this.rates = rates;
    }

    /// All rates, the last recorded first; and which of them is in force on which day.
    private record KnownRates(List<ExchangeRate> recorded, ExchangeRates byDay) {

        static KnownRates of(List<ExchangeRate> all) {
            return new KnownRates(
                    all.stream().sorted(Comparator.comparing(ExchangeRate::id).reversed()).toList(),
                    ExchangeRates.of(all));
        }
    }

    void start(@Observes StartupEvent starting) {
        read();
    }

    /// Reads all rates again.
    void read() {
        known = KnownRates.of(rates.all());
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            if (rates.count() != known.recorded().size()) {
                read();
            }
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Exchange rates stay as they were: %s", outage.getMessage());
        }
    }

    /// Empty when no rate of the currency holds at that time.
    public Optional<ExchangeRate> at(String currency, Instant time) {
        return known.byDay().on(currency, day(time));
    }

    /// In USD. Refused when the currency has no rate at that time.
    public BigDecimal usd(Money cost, Instant time) {
        return known.byDay().usd(cost, day(time));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// The last recorded first.
    public List<ExchangeRate> recorded() {
        return known.recorded();
    }

    public void add(ExchangeRate rate) {
        rates.add(rate);
        read();
    }
}
