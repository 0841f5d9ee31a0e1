package dev.pesewa.billing.fx;

import dev.pesewa.local.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Says that live rates are to be read at a port of this machine, where nobody listens yet.
public final class LiveSourcePort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "pesewa.fx.url",
                "http://127.0.0.1:" + FreePorts.find() + "/latest?base=USD",
                "pesewa.fx.date-pointer",
                "/date",
                "pesewa.fx.every",
                "PT1S",
                "pesewa.fx.timeout",
                "PT1S");
    }

    @Override
    public void stop() {}
}
