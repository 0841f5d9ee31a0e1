package dev.pesewa.simulator;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// What the simulators have to know of the machine that they are on.
@ConfigMapping(prefix = "pesewa.simulators")
public interface SimulatorConfig {

    /// The gateway, which takes the providers' webhooks.
    URI gateway();
}
