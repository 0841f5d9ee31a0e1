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

/// The rates in memory, read again every five seconds: asking never waits. A new rate counts here
/// at once, and in other replicas within those seconds.
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

    /// Of one day: an operator's word goes before a source's, then the later one counts.
    private static final Comparator<ExchangeRate> STRONGER =
            Comparator.comparing((ExchangeRate rate) -> !rate.live())
                    .thenComparing(ExchangeRate::id);

    private final ExchangeRateRepository rates;
    private volatile KnownRates known = KnownRates.of(List.of());

    public ExchangeRateCache(ExchangeRateRepository rates) {
        this.rates = rates;
    }

    /// All of them, the last recorded first; and those that count, by currency and day.
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

    /// As they are kept now, whoever added to them.
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
            LOG.warnf("Rates stay as they were: %s", outage.getMessage());
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
