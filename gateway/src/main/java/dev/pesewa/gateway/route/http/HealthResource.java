package dev.pesewa.gateway.route.http;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// Answers whether the gateway is up; asks no other service.
@Path("/api/healthz")
public class HealthResource {

    @GET
    @NonBlocking
    public Map<String, String> health() {
        return Map.of("status", "ok");
    }
}
