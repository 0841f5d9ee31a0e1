package dev.pesewa.usage.job.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.job.JobRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows how far long work is.
@Tag(
        name = "Operations",
        description = "Long work, and records that could not be handled: for operators.")
@Path("/api/usage/jobs")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class JobResource {

    private final JobRepository jobs;

    public JobResource(JobRepository jobs) {
        this.jobs = jobs;
    }

    /// `state`: running, done, failed. `changed`: what was found to change so far.
    public record JobResponse(
            UUID id,
            String kind,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String request,
            @Schema(enumeration = {"running", "done", "failed"}) String state,
            long total,
            long done,
            long changed,
            @Nullable String problem,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt) {

        static JobResponse of(Job job) {
            return new JobResponse(
                    job.id(),
                    job.kind(),
                    job.request(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.total(),
                    job.done(),
                    job.changed(),
                    job.problem(),
                    job.askedBy(),
                    job.askedAt(),
                    job.finishedAt());
        }
    }

    /// 202 with the address where its progress is told.
    public static Response accepted(Job job) {
        return Response.accepted(JobResponse.of(job))
                .header(HttpHeaders.LOCATION, "/api/usage/jobs/" + job.id())
                .build();
    }

    @Operation(operationId = "listJobs", summary = "Long work, the newest first")
    @GET
    public Page<JobResponse> list(@BeanParam PageRequest page) {
        return page.of(jobs.list(page.idBefore(), page.rows()), JobResponse::of, JobResponse::id);
    }

    @Operation(operationId = "getJob", summary = "How far long work is")
    @GET
    @Path("/{id}")
    public JobResponse get(@PathParam("id") UUID id) {
        return jobs.find(id)
                .map(JobResponse::of)
                .orElseThrow(() -> ProblemException.notFound("job"));
    }
}
