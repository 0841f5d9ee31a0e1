package dev.pesewa.usage.retention.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.retention.ExpiredEventRepository;
import dev.pesewa.usage.retention.Retention;
import dev.pesewa.usage.retention.postgres.RetentionRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How long a workspace keeps its events one by one; its sums are kept for ever.
@Tag(name = "Retention", description = "How long single events are kept; sums are kept for ever.")
@Path("/api/usage/retention/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class RetentionResource {

    private final RetentionRepository retentions;
    private final ExpiredEventRepository events;
    private final CurrentWorkspace workspace;
    private final Caller caller;
    private final Clock clock;

    public RetentionResource(
            RetentionRepository retentions,
            ExpiredEventRepository events,
            CurrentWorkspace workspace,
            Caller caller,
            Clock clock) {
        this.retentions = retentions;
        this.events = events;
        this.workspace = workspace;
        this.caller = caller;
        this.clock = clock;
    }

    /// `months` are whole ones before the present month, in UTC; null keeps events for ever.
    /// `keptSince`: earlier events are gone already; null when none are.
    public record RetentionResponse(@Nullable Integer months, @Nullable Instant keptSince) {}

    public record RetentionRequest(@NotNull @Min(1) @Max(Retention.MOST_MONTHS) Integer months) {}

    @Operation(operationId = "getRetention", summary = "How long events are kept")
    @GET
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public RetentionResponse get() {
        return response(workspace.get().id());
    }

    /// Takes effect within the hour; what was deleted does not come back.
    @Operation(operationId = "setRetention", summary = "Set how long events are kept")
    @PUT
    public RetentionResponse put(@NotNull @Valid RetentionRequest body) {
        WorkspaceId owner = workspace.get().id();
        retentions.put(new Retention(owner, body.months(), clock.instant(), caller.subject()));
        return response(owner);
    }

    /// Events are kept for ever from now on.
    @Operation(operationId = "deleteRetention", summary = "Keep events for ever")
    @DELETE
    public RetentionResponse remove() {
        WorkspaceId owner = workspace.get().id();
        retentions.remove(owner);
        return response(owner);
    }

    private RetentionResponse response(WorkspaceId owner) {
        return new RetentionResponse(
                retentions.of(owner).map(Retention::months).orElse(null),
                events.floor(owner).orElse(null));
    }
}
