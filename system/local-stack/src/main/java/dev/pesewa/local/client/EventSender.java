package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sends events in batches and repeats a batch that was not answered: the ids make that safe.
public final class EventSender {

    public static final int BATCH = 1_000;

    private static final int OK = 200;

    private static final Guard RETRY =
            RetryingApiClient.retry(7, Duration.ofMinutes(5), Duration.ofSeconds(1));

    private final ApiClient api;
    private final String workspace;
    private final String path;
    private final Set<String> registered = new HashSet<>();

    /// `workspace` is named for operators; for others it must be their own.
    public EventSender(ApiClient api, String workspace) {
        this.api = api;
        this.workspace = workspace;
        this.path = "/api/usage/events?workspaceId=" + workspace;
    }

    /// What became of one batch: how many were accepted, and the index and reason of the others.
    public record SendOutcome(int accepted, List<RejectedBatchEvent> refusals) {}

    /// `index` counts from 0 within the batch.
    public record RejectedBatchEvent(int index, String reason) {}

    /// Only registered clients are metered. One that is registered already stays as it is; one that
    /// cannot be (400) is not, and its events are refused one by one.
    public void register(String client) {
        if (registered.add(client)) {
            api.post(
                            "/api/usage/clients?workspaceId=" + workspace,
                            Map.of("clientId", client, "name", client))
                    .expect(200, 201, 400, 409);
        }
    }

    /// How many events of the workspace were ever stored, and how many of those sent were there
    /// already.
    record IngestedCount(long stored, long duplicates) {

        long total() {
            return stored + duplicates;
        }
    }

    /// Empty when it cannot be asked.
    Optional<IngestedCount> ingested() {
        ApiResponse answer = api.get("/api/usage/summary/" + workspace);
        if (answer.status() != OK) {
            return Optional.empty();
        }
        JsonNode ingested = answer.json().path("ingested");
        return Optional.of(
                new IngestedCount(
                        ingested.path("stored").asLong(), ingested.path("duplicates").asLong()));
    }

    public SendOutcome send(List<ObjectNode> events) {
        return sendLines(events.stream().map(ApiClient::json).toList());
    }

    /// Events as JSON, which has no line breaks.
    SendOutcome sendLines(List<String> events) {
        ApiResponse answer = answered(String.join("\n", events));
        JsonNode body = answer.expect(202, 422);
        List<RejectedBatchEvent> refusals = new ArrayList<>();
        JsonNode results = body.path("results");
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = results.get(i);
            if (!result.path("status").asText().equals("accepted")) {
                String reason =
                        result.path("code").asText() + ": " + result.path("detail").asText();
                refusals.add(new RejectedBatchEvent(i, reason));
            }
        }
        if (results.size() != events.size()) {
            throw new LocalException("The batch was refused: " + answer.reason());
        }
        return new SendOutcome(events.size() - refusals.size(), refusals);
    }

    private ApiResponse answered(String batch) {
        return RETRY.get(
                () ->
                        api.send("POST", path, "application/x-ndjson", batch, Map.of())
                                .unlessServerFailed(),
                ApiResponse.class);
    }
}
