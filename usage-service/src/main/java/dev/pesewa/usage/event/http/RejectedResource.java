package dev.pesewa.usage.event.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.usage.event.RejectedEventRepository;
import dev.pesewa.usage.event.ReplayRejectedEvents;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Shows which events were not counted, and why; the newest first.
@Path("/api/usage/rejected/{workspaceId}")
@Authenticated
@RunOnVirtualThread
public class RejectedResource {

    private final RejectedEventRepository rejected;
    private final ReplayRejectedEvents replay;
    private final Caller caller;

    public RejectedResource(
            RejectedEventRepository rejected, ReplayRejectedEvents replay, Caller caller) {
        this.rejected = rejected;
        this.replay = replay;
        this.caller = caller;
    }

    @GET
    public Page<RejectedEventRepository.RejectedEvent> list(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        int size = Page.limit(limit);
        var entries = rejected.list(workspace, Page.before(cursor), size + 1);
        return Page.of(entries, size, entry -> entry.id().toString());
    }

    /// Sends those again whose client may be metered by now.
    @POST
    @Path("/replay")
    public ReplayRejectedEvents.Replayed replay(@PathParam("workspaceId") String workspaceId) {
        var workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        return replay.replay(workspace);
    }
}
