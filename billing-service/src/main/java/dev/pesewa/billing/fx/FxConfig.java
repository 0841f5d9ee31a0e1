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

    /// Of a JSON document. https, but for this machine and the local profile.
    Optional<String> url();

    /// Where in the document the units for a dollar are.
    @WithDefault("/rates/{currency}")
    String pointer();

    /// Where the day is that the rates are of; without it that is not asked for.
    Optional<String> datePointer();

    @WithDefault("PT1H")
    Duration every();

    /// For all of an answer.
    @WithDefault("PT10S")
    Duration timeout();

    /// In percent of the rate in force: what changes more is not used.
    @WithDefault("25")
    BigDecimal mostChange();

    /// In days; banks are closed for some of them.
    @WithDefault("7")
    int oldestDays();

    default boolean isLocal() {
        return profile().equals("local");
    }
}
