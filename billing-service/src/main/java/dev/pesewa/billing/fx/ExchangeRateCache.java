package dev.pesewa.billing.fx;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jboss.logging.Logger;

/// The rates in memory, read again every five seconds, so that a charge never waits for them. A
/// replica that stores a rate uses it at once, the others within those seconds. While the database
/// is down, the rates that were read last stay.
@ApplicationScoped
public class ExchangeRateCache {

    public static final String DOLLAR = "USD";

    private static final Logger LOG = Logger.getLogger(ExchangeRateCache.class);
    private static final ExchangeRate ONE =
            new ExchangeRate(
                    new UUID(0, 0),
                    DOLLAR,
                    BigDecimal.ONE,
                    LocalDate.EPOCH,
                    "by definition",
                    "pesewa",
                    Instant.EPOCH);

    /// On one day an operator's rate has precedence over a live one; of two of the same kind the
    /// later one is in force.
    private static final Comparator<ExchangeRate> STRONGER =
            Comparator.comparing((ExchangeRate rate) -> !rate.live())
                    .thenComparing(ExchangeRate::id);

    private final ExchangeRateRepository rates;
    private volatile KnownRates known = KnownRates.of(List.of());

    public ExchangeRateCache(ExchangeRateRepository rates) {
        this.rates = rates;
    }

    /// All rates, the last recorded first; and the rate in force from each day on, by currency.
    private record KnownRates(
            List<ExchangeRate> recorded, Map<String, NavigableMap<LocalDate, ExchangeRate>> byDay) {

        static KnownRates of(List<ExchangeRate> all) {
            Map<String, NavigableMap<LocalDate, ExchangeRate>> byDay = new HashMap<>();
            for (ExchangeRate rate : all) {
                byDay.computeIfAbsent(rate.currency(), _ -> new TreeMap<>())
                        .merge(rate.effectiveOn(), rate, BinaryOperator.maxBy(STRONGER));
            }
            return new KnownRates(
                    all.stream().sorted(Comparator.comparing(ExchangeRate::id).reversed()).toList(),
                    byDay);
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
        if (currency.equals(DOLLAR)) {
            return Optional.of(ONE);
        }
        NavigableMap<LocalDate, ExchangeRate> days = known.byDay().get(currency);
        if (days == null) {
            return Optional.empty();
        }
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return Optional.ofNullable(days.floorEntry(day)).map(Map.Entry::getValue);
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
