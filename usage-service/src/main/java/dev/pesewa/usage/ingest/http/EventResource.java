package dev.pesewa.usage.ingest.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.problem.Problem;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.ingest.CloudEventRequest;
import dev.pesewa.usage.ingest.IngestEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes usage events. 202 when at least one was accepted, with each one's outcome in order.
@Tag(
        name = "Usage events",
        description =
                "AI calls as they are reported, exported and refused. A charge is a usage event"
                        + " already: report only calls that are not charged.")
@Path("/api/usage/events")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.INGEST_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class EventResource {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    private final IngestEvents ingest;
    private final ObjectMapper json;
    private final EventBatchParser bodies;
    private final CurrentWorkspace workspace;

    public EventResource(IngestEvents ingest, ObjectMapper json, CurrentWorkspace workspace) {
        this.ingest = ingest;
        this.json = json;
        this.bodies = new EventBatchParser(json);
        this.workspace = workspace;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventResult(
            @Nullable String id,
            @Schema(enumeration = {"accepted", "rejected"}) String status,
            @Nullable String code,
            @Nullable String detail) {}

    public record Results(int accepted, int rejected, List<EventResult> results) {}

    @Operation(
            operationId = "recordUsage",
            summary = "Report AI calls; each is counted once per source and id")
    @POST
    @Consumes({
        APPLICATION_JSON,
        CLOUD_EVENT,
        CLOUD_EVENTS,
    })
    @RequestBody(
            description =
                    "At most 1,000 events. One alone is understood without the array, and"
                            + " CloudEvents beside or in place of events.",
            required = true,
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = EventSchemas.Event[].class)),
                @Content(
                        mediaType = CLOUD_EVENT,
                        schema = @Schema(implementation = CloudEventRequest.class)),
                @Content(
                        mediaType = CLOUD_EVENTS,
                        schema = @Schema(implementation = CloudEventRequest[].class))
            })
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "413", description = "too-large: a batch holds 1,000 events")
    @APIResponse(
            responseCode = "422",
            description = "refused: none was accepted; each one's reason is in results",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(allOf = {Problem.class, Results.class})))
    public Response json(byte[] body) throws IOException {
        return answer(workspace.id(), bodies.json(body));
    }

    @Operation(
            operationId = "recordUsage",
            summary = "Report AI calls; each is counted once per source and id")
    @POST
    @Consumes({"application/x-ndjson", "application/ndjson"})
    @RequestBody(content = @Content(schema = @Schema(implementation = EventSchemas.Lines.class)))
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = Results.class)))
    public Response lines(byte[] body) throws IOException {
        return answer(workspace.id(), bodies.lines(body));
    }

    private Response answer(WorkspaceId workspace, List<JsonNode> events) throws IOException {
        List<EventResult> results =
                ingest.take(workspace, events).stream().map(EventResource::result).toList();
        int accepted =
                (int) results.stream().filter(result -> result.status().equals("accepted")).count();
        int rejected = results.size() - accepted;
        if (accepted == 0) {
            throw new ProblemException(
                    ProblemCode.REFUSED,
                    "No event was accepted; each one's reason is in results.",
                    List.of(),
                    Map.of("accepted", 0, "rejected", rejected, "results", results));
        }
        // As bytes, because only then the answer has a length and goes out in one piece.
        byte[] answer = json.writeValueAsBytes(new Results(accepted, rejected, results));
        return Response.accepted(answer).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static EventResult result(IngestEvents.IngestOutcome outcome) {
        var rejection = outcome.rejection();
        return rejection == null
                ? new EventResult(outcome.id(), "accepted", null, null)
                : new EventResult(outcome.id(), "rejected", rejection.code(), rejection.detail());
    }
}
