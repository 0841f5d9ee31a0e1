package dev.pesewa.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// The row of ports of one stack; `first` is the gateway's.
public record Ports(int first) {

    public URI gateway() {
        return at(0);
    }

    public URI simulators() {
        return at(4);
    }

    public int postgres() {
        return first + 5;
    }

    public int kafka() {
        return first + 6;
    }

    /// By the name of a process.
    public URI of(String name) {
        return switch (name) {
            case "gateway" -> gateway();
            case "usage-service" -> at(1);
            case "billing-service" -> at(2);
            case "metrics-service" -> at(3);
            case "simulators" -> simulators();
            case "postgres" -> at(5);
            case "kafka" -> at(6);
            default -> throw new LocalException("No process is called " + name);
        };
    }

    /// Every process and its port, in the order of the ports.
    public Map<String, Integer> named() {
        var named = new LinkedHashMap<String, Integer>();
        named.put("gateway", first);
        named.put("usage-service", first + 1);
        named.put("billing-service", first + 2);
        named.put("metrics-service", first + 3);
        named.put("simulators", first + 4);
        named.put("postgres", postgres());
        named.put("kafka", kafka());
        return named;
    }

    private URI at(int offset) {
        return URI.create("http://127.0.0.1:" + (first + offset));
    }
}
