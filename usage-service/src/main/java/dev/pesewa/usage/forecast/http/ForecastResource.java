package dev.pesewa.usage.forecast.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// What this month is going to cost.
@Path("/api/usage/forecast/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class ForecastResource {

    private final ForecastResponse response;
    private final CurrentWorkspace workspace;

    public ForecastResource(ForecastResponse response, CurrentWorkspace workspace) {
        this.response = response;
        this.workspace = workspace;
    }

    @GET
    public ForecastResponse.Shape get() {
        return response.of(workspace.get());
    }
}
