package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.Workspaces;
import dev.pesewa.usage.analytics.Statistics;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cost per active user.
@Path("/api/usage/cau")
@Authenticated
@RunOnVirtualThread
public class CauResource {

    private static final int DEFAULT_DAYS = 30;

    private final Cau cau;
    private final Workspaces workspaces;
    private final Caller caller;
    private final Clock clock;

    public CauResource(Statistics statistics, Workspaces workspaces, Caller caller, Clock clock) {
        this.cau = new Cau(statistics);
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /// Over all workspaces, each by its own days.
    @GET
    public Object all(@QueryParam("days") @Nullable Integer days) {
        caller.require(Role.OPERATOR);
        LocalDate today = LocalDate.now(clock);
        return cau.ofAll(Period.lastDays(today, days == null ? DEFAULT_DAYS : days));
    }

    @GET
    @Path("/{workspaceId}")
    public Object one(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("days") @Nullable Integer days,
            @BeanParam FilterParameters parameters) {
        Workspace workspace = readable(workspaceId);
        int window = days == null ? DEFAULT_DAYS : days;
        return cau.of(workspace.id(), parameters.period(workspace, clock, window));
    }

    @GET
    @Path("/{workspaceId}/trend")
    public Map<String, @Nullable Object> trend(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = readable(workspaceId);
        return cau.trend(workspace.id(), LocalDate.now(clock.withZone(workspace.zone())));
    }

    private Workspace readable(String workspaceId) {
        var id = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        return workspaces.get(id);
    }
}
