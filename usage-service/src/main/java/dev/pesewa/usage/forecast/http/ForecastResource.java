package dev.pesewa.usage.forecast.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// What this month is going to cost.
@Path("/api/usage/forecast/{workspaceId}")
@Authenticated
@RunOnVirtualThread
public class ForecastResource {

    private final ForecastResponse answer;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public ForecastResource(
            ForecastResponse answer, WorkspaceRepository workspaces, Caller caller) {
        this.answer = answer;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    @GET
    public ForecastResponse.Shape get(@PathParam("workspaceId") String workspaceId) {
        var id = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        return answer.of(workspaces.get(id));
    }
}
