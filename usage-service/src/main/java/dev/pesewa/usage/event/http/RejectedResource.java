package dev.pesewa.usage.event.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.event.RejectedEventRepository;
import dev.pesewa.usage.event.RejectedEventRepository.RejectedEvent;
import dev.pesewa.usage.event.ReplayRejectedEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Shows which events were not counted, and why; the newest first.
@Tag(name = "Usage events")
@Path("/api/usage/rejected/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class RejectedResource {

    private final RejectedEventRepository rejected;
    private final ReplayRejectedEvents replay;
    private final CurrentWorkspace workspace;

    public RejectedResource(
            RejectedEventRepository rejected,
            ReplayRejectedEvents replay,
            CurrentWorkspace workspace) {
        this.rejected = rejected;
        this.replay = replay;
        this.workspace = workspace;
    }

    @Operation(
            operationId = "listRejectedEvents",
            summary = "Events that were not counted, and why")
    @GET
    public Page<RejectedEvent> list(@BeanParam PageRequest page) {
        return page.of(
                rejected.list(workspace.id(), page.idBefore(), page.rows()),
                Function.identity(),
                RejectedEvent::id);
    }

    /// Sends those again whose client may be metered by now.
    @Operation(
            operationId = "replayRejectedEvents",
            summary = "Send rejected events again whose client is known by now")
    @POST
    @Path("/replay")
    public ReplayRejectedEvents.Replayed replay() {
        return replay.replay(workspace.id());
    }
}
