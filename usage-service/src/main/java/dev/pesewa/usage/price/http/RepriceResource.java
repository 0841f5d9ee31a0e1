package dev.pesewa.usage.price.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.job.JobRunner;
import dev.pesewa.usage.job.http.JobResource;
import dev.pesewa.usage.price.RepriceEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Prices stored calls again.
@Tag(name = "Operations")
@Path("/api/usage/reprice")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class RepriceResource {

    private final JobRunner jobs;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public RepriceResource(JobRunner jobs, WorkspaceRepository workspaces, Caller caller) {
        this.jobs = jobs;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// `scope`: `all` that a catalog priced, which it is when missing, or `unpriced`: only those
    /// that have no cost yet, which is faster. Costs that a client stated stay. Without
    /// `workspaceId` every workspace, each in its own days.
    public record RepriceRequest(
            @Nullable String workspaceId,
            @NotNull @JsonAlias("start") LocalDate startDate,
            @NotNull @JsonAlias("end") LocalDate endDate,
            @Pattern(regexp = "unpriced|all", message = "unpriced or all")
                    @Nullable String scope) {}

    @Operation(operationId = "repriceUsage", summary = "Price stored calls again")
    @POST
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = JobResource.JobResponse.class)))
    public Response reprice(@NotNull @Valid RepriceRequest body) {
        var period = new Period(body.startDate(), body.endDate());
        boolean all = !"unpriced".equals(body.scope());
        UUID only =
                body.workspaceId() == null
                        ? null
                        : workspaces.get(WorkspaceId.parse(body.workspaceId())).id().value();
        var request = new RepriceEvents.RepriceJob(only, period.start(), period.end(), all);
        return JobResource.accepted(
                jobs.submit(RepriceEvents.KIND, CloudEventCodec.json(request), caller.subject()));
    }
}
