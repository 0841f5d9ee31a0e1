package dev.pesewa.usage.job.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.job.JobRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far long work is.
@Path("/api/usage/jobs")
@Authenticated
@RunOnVirtualThread
public class JobResource {

    private final JobRepository jobs;
    private final Caller caller;

    public JobResource(JobRepository jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /// `state`: running, done, failed. `changed`: what was found to change so far.
    public record JobResponse(
            UUID id,
            String kind,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String request,
            String state,
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
                .location(URI.create("/api/usage/jobs/" + job.id()))
                .build();
    }

    @GET
    public Page<JobResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OPERATOR);
        int size = Page.limit(limit);
        var found = jobs.list(Page.before(cursor), size + 1).stream().map(JobResponse::of).toList();
        return Page.of(found, size, job -> job.id().toString());
    }

    @GET
    @Path("/{id}")
    public JobResponse one(@PathParam("id") String id) {
        caller.require(Role.OPERATOR);
        try {
            return jobs.find(UUID.fromString(id))
                    .map(JobResponse::of)
                    .orElseThrow(() -> ProblemException.notFound("job"));
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound("job");
        }
    }
}
