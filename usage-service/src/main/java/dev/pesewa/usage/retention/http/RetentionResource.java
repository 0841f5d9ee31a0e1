package dev.pesewa.usage.retention.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.retention.RetentionRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a workspace keeps its events one by one; its sums are kept for ever.
@Path("/api/usage/retention/{workspaceId}")
@Authenticated
@RunOnVirtualThread
public class RetentionResource {

    private static final int MOST_MONTHS = 120;

    private final RetentionRepository retentions;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public RetentionResource(
            RetentionRepository retentions,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.retentions = retentions;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /// `months` are whole ones before the present month, in UTC; null keeps events for ever.
    /// `keptSince`: earlier events are gone already; null when none are.
    public record RetentionResponse(@Nullable Integer months, @Nullable Instant keptSince) {}

    public record RetentionRequest(@Nullable Integer months) {}

    @GET
    public RetentionResponse get(@PathParam("workspaceId") String workspaceId) {
        return shown(allowed(workspaceId, Role.OWNER, Role.MEMBER));
    }

    /// Takes effect within the hour; what was given up does not come back.
    @PUT
    public RetentionResponse put(
            @PathParam("workspaceId") String workspaceId, @Nullable RetentionRequest body) {
        WorkspaceId workspace = allowed(workspaceId, Role.OWNER);
        Integer months = body == null ? null : body.months();
        if (months == null || months < 1 || months > MOST_MONTHS) {
            throw ProblemException.malformed("months", "between 1 and " + MOST_MONTHS);
        }
        retentions.put(
                new RetentionRepository.Retention(
                        workspace, months, clock.instant(), caller.subject()));
        return shown(workspace);
    }

    /// Events are kept for ever from now on.
    @DELETE
    public RetentionResponse remove(@PathParam("workspaceId") String workspaceId) {
        WorkspaceId workspace = allowed(workspaceId, Role.OWNER);
        retentions.remove(workspace);
        return shown(workspace);
    }

    private RetentionResponse shown(WorkspaceId workspace) {
        return new RetentionResponse(
                retentions.find(workspace).map(RetentionRepository.Retention::months).orElse(null),
                retentions.floor(workspace).orElse(null));
    }

    private WorkspaceId allowed(String workspaceId, Role... roles) {
        var id = caller.workspace(workspaceId);
        caller.require(roles);
        return workspaces.get(id).id();
    }
}
