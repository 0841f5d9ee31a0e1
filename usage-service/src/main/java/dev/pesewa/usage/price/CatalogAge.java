package dev.pesewa.usage.price;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// How old the newest catalog of model prices is. Models that came out later are unpriced, and
/// prices that have changed since are the old ones.
@ApplicationScoped
public class CatalogAge {

    private final CurrentModelPrices prices;
    private final int staleAfterDays;
    private final Clock clock;

    public CatalogAge(CurrentModelPrices prices, PriceConfig config, Clock clock) {
        this.prices = prices;
        this.staleAfterDays = config.staleAfterDays();
        this.clock = clock;
    }

    void measure(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("pesewa.model.prices.age.days", this, age -> age.now().ageDays())
                .description("Days since the catalog of model prices was brought up to date")
                .register(meters);
    }

    /// `date`: the day of the shipped catalog or of the last import.
    public record CatalogFreshness(LocalDate date, long ageDays, boolean stale) {}

    public CatalogFreshness now() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate date = prices.newest();
        long days = ChronoUnit.DAYS.between(date, today);
        return new CatalogFreshness(date, days, days > staleAfterDays);
    }
}
