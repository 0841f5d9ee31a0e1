package dev.pesewa.usage.price.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.job.JobRunner;
import dev.pesewa.usage.job.http.JobResource;
import dev.pesewa.usage.price.RepriceEvents;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Prices stored calls again.
@Path("/api/usage/reprice")
@Authenticated
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

    /// `scope`: `unpriced`, which it is when missing, or `all` that a catalog priced. Without
    /// `workspaceId` every workspace, each in its own days.
    public record RepriceRequest(
            @Nullable String workspaceId,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable String scope) {}

    @POST
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = JobResource.JobResponse.class)))
    public Response reprice(@Nullable RepriceRequest body) {
        caller.require(Role.OPERATOR);
        if (body == null || body.startDate() == null || body.endDate() == null) {
            throw ProblemException.malformed("body", "startDate and endDate are needed");
        }
        var period = new Period(body.startDate(), body.endDate());
        boolean all =
                switch (body.scope()) {
                    case "all" -> true;
                    case "unpriced" -> false;
                    case null -> false;
                    default -> throw ProblemException.malformed("scope", "unpriced or all");
                };
        UUID only =
                body.workspaceId() == null
                        ? null
                        : workspaces.get(WorkspaceId.parse(body.workspaceId())).id().value();
        var request = new RepriceEvents.RepriceJob(only, period.start(), period.end(), all);
        return JobResource.accepted(
                jobs.ask(RepriceEvents.KIND, CloudEventCodec.json(request), caller.subject()));
    }
}
