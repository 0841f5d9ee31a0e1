package dev.pesewa.billing.fx;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// The live source of exchange rates: none unless `url` is set. `{currency}` stands for its code.
@ConfigMapping(prefix = "pesewa.fx")
public interface FxConfig {

    @WithDefault("${PESEWA_PROFILE:production}")
    String profile();

    /// The address of a JSON document: https, except on the same machine and in the local profile.
    Optional<String> url();

    /// JSON pointer to the units for a dollar.
    @WithDefault("/rates/{currency}")
    String pointer();

    /// JSON pointer to the day of the rates; without one their day is not checked.
    Optional<String> datePointer();

    @WithDefault("PT1H")
    Duration every();

    /// For a whole response.
    @WithDefault("PT10S")
    Duration timeout();

    /// In percent of the rate in force: a quote that differs more is not used.
    @WithDefault("25")
    BigDecimal mostChange();

    /// In days. Seven, because banks publish no rates on weekends and holidays.
    @WithDefault("7")
    int oldestDays();

    default boolean isLocal() {
        return profile().equals("local");
    }
}
