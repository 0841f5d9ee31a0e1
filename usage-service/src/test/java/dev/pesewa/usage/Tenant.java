package dev.pesewa.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.TestTokens;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A workspace of one test's own, spoken to over HTTP.
final class Tenant {

    static final String JSON_TYPE = "application/json";

    /// A day on which only markers happen.
    private static final String MARKED = "2019-01-01";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 600;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    final UUID id = new IdGenerator(Clock.systemUTC()).next();

    Tenant(EventProducer log, String zone, String... clients) {
        String created =
                CloudEventCodec.write(
                        WorkspaceCreated.TYPE,
                        id.toString(),
                        id,
                        Instant.EPOCH,
                        new WorkspaceCreated(id, "Adom Stores", "GHS", zone));
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, id.toString(), created)));
        for (String client : clients) {
            register(client);
        }
    }

    void register(String client) {
        Response added =
                post(
                        "owner",
                        "clients",
                        JSON_TYPE,
                        write(Map.of("clientId", client, "name", client)));
        assertThat(added.statusCode()).as(added.asString()).isIn(200, 201);
    }

    Response send(Object events) {
        return post("ingest", "events", JSON_TYPE, write(events));
    }

    Response post(String role, String path, String type, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token(role, id))
                .header("Content-Type", type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/usage/" + path);
    }

    Response get(String role, String path) {
        return with(TestTokens.token(role, id), path);
    }

    static Response with(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get("/api/usage/" + path);
    }

    /// An owner's view of `path/{id}?query`.
    JsonNode read(String path, String query) {
        Response response = get("owner", path + "/" + id + "?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return json(response);
    }

    JsonNode stats(String start, String end) {
        return read("stats", "startDate=" + start + "&endDate=" + end);
    }

    /// Returns when everything sent before is stored: a workspace's events are read in order.
    void untilStored() {
        String marker = UUID.randomUUID().toString();
        register("marker");
        long before = markers();
        Map<String, Object> event =
                Map.of(
                        "id",
                        marker,
                        "clientId",
                        "marker",
                        "cost",
                        0,
                        "occurredAt",
                        MARKED + "T12:00:00Z");
        assertThat(send(event).statusCode()).isEqualTo(202);
        for (int look = 0; look < LOOKS; look++) {
            if (markers() > before) {
                return;
            }
            pause();
        }
        throw new AssertionError("The events of " + id + " were not stored");
    }

    private long markers() {
        return stats(MARKED, MARKED).get("totalMessages").asLong();
    }

    /// The finished job.
    JsonNode rebuilt() {
        return finished(operator("POST", "rebuild?workspaceId=" + id, ""));
    }

    static JsonNode operator(String method, String path, String body) {
        Response answer =
                given().header("Authorization", "Bearer " + TestTokens.operator())
                        .header("Content-Type", JSON_TYPE)
                        .body(body)
                        .request(method, "/api/usage/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        return json(answer);
    }

    /// Waits for the job to be done.
    static JsonNode finished(JsonNode job) {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode now = json(with(TestTokens.operator(), "jobs/" + job.get("id").asText()));
            if (!now.get("state").asText().equals("running")) {
                assertThat(now.get("state").asText()).as(now.toString()).isEqualTo("done");
                return now;
            }
            pause();
        }
        throw new AssertionError("The job did not end: " + job);
    }

    static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.asString());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(response.asString(), unreadable);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
