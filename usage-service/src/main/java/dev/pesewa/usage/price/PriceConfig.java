package dev.pesewa.usage.price;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// When the catalog of model prices is too old, and where it may be brought up to date from.
@ConfigMapping(prefix = "pesewa.prices")
public interface PriceConfig {

    /// A catalog older than so many days is told as stale.
    @WithDefault("60")
    int staleAfterDays();

    ScheduledSource source();

    /// A public price list that is read every so often. Without an address: never.
    interface ScheduledSource {

        Optional<URI> url();

        @WithDefault("genai-prices")
        String format();

        @WithDefault("24h")
        String every();

        @WithDefault("PT60S")
        Duration timeout();

        /// Whether the difference is applied; else it is only told in the log.
        @WithDefault("false")
        boolean apply();
    }
}
