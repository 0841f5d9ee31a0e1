package dev.pesewa.gateway.route.http;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// For those who only ask whether the gateway is there.
@Path("/api/healthz")
public class HealthResource {

    @GET
    @NonBlocking
    public Map<String, String> health() {
        return Map.of("status", "ok");
    }
}
