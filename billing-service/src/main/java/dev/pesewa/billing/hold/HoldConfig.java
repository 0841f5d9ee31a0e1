package dev.pesewa.billing.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of holds.
@ConfigMapping(prefix = "pesewa.hold")
public interface HoldConfig {

    @WithDefault("PT5M")
    Duration expiresIn();

    @WithDefault("PT1S")
    Duration shortest();

    /// No call takes longer than that.
    @WithDefault("PT24H")
    Duration longest();

    /// In credits: the most that a caller may let a wallet owe.
    @WithDefault("100")
    String debtLimit();
}
