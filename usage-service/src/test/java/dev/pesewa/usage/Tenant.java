package dev.pesewa.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.kernel.event.ExchangeRateChanged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.TestTokens;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/// A workspace of one test's own, spoken to over HTTP.
public final class Tenant {

    public static final String JSON_TYPE = "application/json";

    /// A day on which only markers happen.
    private static final String MARKED = "2019-01-01";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    public final UUID id = new IdGenerator(Clock.systemUTC()).next();

    /// In USD, so that costs are shown as they are computed.
    public Tenant(EventProducer log, String zone, String... clients) {
        this(log, "USD", zone, List.of(clients));
    }

    public Tenant(EventProducer log, String currency, String zone, List<String> clients) {
        String created =
                CloudEventCodec.write(
                        WorkspaceCreated.TYPE,
                        id.toString(),
                        id,
                        Instant.EPOCH,
                        new WorkspaceCreated(id, "Adom Stores", currency, zone));
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, id.toString(), created)));
        clients.forEach(this::register);
    }

    /// Publishes what a dollar is worth from a day on, as billing-service does.
    public static void publishRate(
            EventProducer log, String currency, String perUsd, String effectiveOn) {
        UUID rate = new IdGenerator(Clock.systemUTC()).next();
        var changed =
                new ExchangeRateChanged(
                        rate,
                        currency,
                        new BigDecimal(perUsd),
                        LocalDate.parse(effectiveOn),
                        "test",
                        "ama",
                        Instant.EPOCH);
        UUID key = ExchangeRateChanged.EVERYONE;
        String written =
                CloudEventCodec.write(
                        ExchangeRateChanged.TYPE, rate.toString(), key, Instant.EPOCH, changed);
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, key.toString(), written)));
    }

    public void register(String client) {
        Response added =
                post(
                        "owner",
                        "clients",
                        JSON_TYPE,
                        write(Map.of("clientId", client, "name", client)));
        assertThat(added.statusCode()).as(added.asString()).isIn(200, 201);
    }

    /// Calls of unknown and inactive clients, and of none, count from now on.
    public void countUnattributed() {
        Response changed =
                request(
                        "owner",
                        "PATCH",
                        "settings/" + id,
                        "{\"unknownClients\":\"count-unattributed\"}");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    public Response send(Object events) {
        return post("ingest", "events", JSON_TYPE, write(events));
    }

    public Response post(String role, String path, String type, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token(role, id))
                .header("Content-Type", type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/usage/" + path);
    }

    public Response request(String role, String method, String path, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token(role, id))
                .header("Content-Type", JSON_TYPE)
                .body(body)
                .request(method, "/api/usage/" + path);
    }

    public Response get(String role, String path) {
        return with(TestTokens.token(role, id), path);
    }

    public static Response with(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get("/api/usage/" + path);
    }

    /// An owner's view of `path/{id}?query`.
    public JsonNode read(String path, String query) {
        String address = path + "/" + id + (query.isEmpty() ? "" : "?" + query);
        Response response = get("owner", address);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return json(response);
    }

    public JsonNode stats(String start, String end) {
        return read("stats", "startDate=" + start + "&endDate=" + end);
    }

    /// Returns when everything sent before is stored: a workspace's events are read in order.
    public void untilStored() {
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
                        "currency",
                        "USD",
                        "occurredAt",
                        MARKED + "T12:00:00Z");
        assertThat(send(event).statusCode()).isEqualTo(202);
        waiting().until(() -> markers() > before);
    }

    private long markers() {
        return stats(MARKED, MARKED).get("totalMessages").asLong();
    }

    /// The finished job.
    JsonNode rebuilt() {
        return finished(operator("POST", "rebuild?workspaceId=" + id, ""));
    }

    public static JsonNode operator(String method, String path, String body) {
        Response answer =
                given().header("Authorization", "Bearer " + TestTokens.operator())
                        .header("Content-Type", JSON_TYPE)
                        .body(body)
                        .request(method, "/api/usage/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        return json(answer);
    }

    /// Waits for the job to be done. A rebuild takes 2,654 days one by one.
    static JsonNode finished(JsonNode job) {
        String path = "jobs/" + job.get("id").asText();
        JsonNode ended =
                waiting()
                        .atMost(Duration.ofMinutes(2))
                        .until(
                                () -> json(with(TestTokens.operator(), path)),
                                now -> !now.get("state").asText().equals("running"));
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("done");
        return ended;
    }

    /// For what happens in the background.
    static ConditionFactory waiting() {
        return await().atMost(LONGEST_WAIT).pollInterval(BETWEEN_LOOKS);
    }

    public static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.asString());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(response.asString(), unreadable);
        }
    }

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new AssertionError(unwritable);
        }
    }
}
