package dev.pesewa.simulator.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// The simulators need nobody else: they are ready when they answer.
@Path("/health")
class ReadinessResource {

    @GET
    public Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
