package dev.pesewa.metrics.definition;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The zone whose days are reported and the currency of the metrics. Example: with zone
/// `Africa/Accra` a call at 23:30 UTC counts on the same day, with `Pacific/Kiritimati` on the
/// next. Facts are kept per day, so another zone holds only for events that arrive after the
/// change.
@Singleton
public class ReportingConfig {

    private final ZoneId zone;
    private final String currency;
    private final Clock clock;

    public ReportingConfig(
            @ConfigProperty(name = "pesewa.metrics.zone", defaultValue = "UTC") ZoneId zone,
            @ConfigProperty(name = "pesewa.metrics.currency", defaultValue = "GHS") String currency,
            Clock clock) {
        this.zone = zone;
        this.currency = currency;
        this.clock = clock;
    }

    public ZoneId zone() {
        return zone;
    }

    public String currency() {
        return currency;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }
}
