package dev.pesewa.usage.rebuild.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.job.JobRunner;
import dev.pesewa.usage.job.http.JobResource;
import dev.pesewa.usage.rebuild.RebuildRollups;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Makes rollups anew: of one workspace, or of all.
@Tag(name = "Operations")
@Path("/api/usage/rebuild")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class RebuildResource {

    private final JobRunner jobs;
    private final CurrentWorkspace workspace;
    private final Caller caller;

    public RebuildResource(JobRunner jobs, CurrentWorkspace workspace, Caller caller) {
        this.jobs = jobs;
        this.workspace = workspace;
        this.caller = caller;
    }

    @Operation(
            operationId = "rebuildUsage",
            summary = "Compute the sums of usage again from the events")
    @POST
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = JobResource.JobResponse.class)))
    public Response rebuild(@QueryParam("workspaceId") @Nullable String workspaceId) {
        UUID only = workspaceId == null ? null : workspace.get().id().value();
        String request = CloudEventCodec.json(new RebuildRollups.RebuildJob(only));
        return JobResource.accepted(jobs.submit(RebuildRollups.KIND, request, caller.subject()));
    }
}
