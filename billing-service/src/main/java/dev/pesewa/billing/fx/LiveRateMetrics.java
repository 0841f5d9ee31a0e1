package dev.pesewa.billing.fx;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Metrics of the live source. The age is the time since the last good quote of the currency that
/// has waited longest, or since it was first asked for; zero without a source. Registered at
/// start-up, because an alert on a metric that does not exist never fires.
@ApplicationScoped
@Startup
public class LiveRateMetrics {

    private final Clock clock;
    private final Map<QuoteOutcome, Counter> answers = new EnumMap<>(QuoteOutcome.class);
    private final Map<String, Instant> lastGood = new ConcurrentHashMap<>();

    public LiveRateMetrics(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (QuoteOutcome outcome : QuoteOutcome.values()) {
            answers.put(
                    outcome,
                    Counter.builder("pesewa.fx.live.answers")
                            .description("Answers of the source of exchange rates")
                            .tag("outcome", outcome.label())
                            .register(meters));
        }
        Gauge.builder("pesewa.fx.live.age", lastGood, good -> age(good, clock).toSeconds())
                .baseUnit("seconds")
                .description("Since the currency that waits longest had a good live rate")
                .register(meters);
    }

    /// From now on the age is that of these currencies and of no others.
    public void track(Set<String> currencies) {
        lastGood.keySet().retainAll(currencies);
        currencies.forEach(currency -> lastGood.putIfAbsent(currency, clock.instant()));
    }

    public void count(String currency, QuoteOutcome outcome) {
        Counter counter = answers.get(outcome);
        if (counter != null) {
            counter.increment();
        }
        if (outcome.good()) {
            lastGood.put(currency, clock.instant());
        }
    }

    private static Duration age(Map<String, Instant> lastGood, Clock clock) {
        Instant now = clock.instant();
        return lastGood.values().stream()
                .map(good -> Duration.between(good, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
