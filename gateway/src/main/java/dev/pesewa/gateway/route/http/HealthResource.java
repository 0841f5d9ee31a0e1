package dev.pesewa.gateway.route.http;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Answers whether the gateway is up; asks no other service.
@Tag(name = "Health", description = "Whether the gateway is up.")
@Path("/api/healthz")
public class HealthResource {

    public record HealthResponse(String status) {}

    @Operation(operationId = "checkHealth", summary = "Whether the gateway is up")
    @GET
    @NonBlocking
    public HealthResponse health() {
        return new HealthResponse("ok");
    }
}
