package dev.pesewa.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of every process, as a deployment sets them.
final class ProcessEnvironment {

    private ProcessEnvironment() {}

    static Map<String, String> of(Ports ports, Path home) {
        var environment = new HashMap<String, String>();
        environment.put("PESEWA_PROFILE", "local");
        environment.put("PESEWA_HOME", home.toString());
        environment.put("PESEWA_DB_PORT", Integer.toString(ports.postgres()));
        environment.put("PESEWA_KAFKA", "127.0.0.1:" + ports.kafka());
        environment.put("PESEWA_GATEWAY_URL", ports.gateway().toString());
        environment.put("PESEWA_USAGE_URL", ports.of("usage-service").toString());
        environment.put("PESEWA_BILLING_URL", ports.of("billing-service").toString());
        environment.put("PESEWA_METRICS_URL", ports.of("metrics-service").toString());
        environment.put("PESEWA_SIMULATORS_URL", ports.simulators().toString());
        return environment;
    }
}
