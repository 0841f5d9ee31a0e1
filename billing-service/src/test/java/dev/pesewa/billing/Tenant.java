package dev.pesewa.billing;

import static io.restassured.RestAssured.given;

import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// A workspace of one test's own, spoken to over HTTP.
public final class Tenant {

    private static final AtomicLong KEYS = new AtomicLong();

    private final EventProducer log;
    public final UUID id = new IdGenerator(Clock.systemUTC()).next();
    private final String owner = TestTokens.token("owner", id);

    public Tenant(EventProducer log) {
        this(log, "GHS");
    }

    public Tenant(EventProducer log, String currency) {
        this.log = log;
        String created =
                CloudEventCodec.write(
                        WorkspaceCreated.TYPE,
                        id.toString(),
                        id,
                        Instant.EPOCH,
                        new WorkspaceCreated(id, "Makola Textiles", currency, "Africa/Accra"));
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, id.toString(), created)));
    }

    /// As usage-service tells of a client that was registered or changed.
    public void register(String client, boolean active) {
        tell(ClientChanged.TYPE, new ClientChanged(id, client, client, active));
    }

    public void tell(String type, Object event) {
        String written =
                CloudEventCodec.write(type, UUID.randomUUID().toString(), id, Instant.EPOCH, event);
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, id.toString(), written)));
    }

    public static String key() {
        return "key-" + KEYS.incrementAndGet();
    }

    public Response post(String path, String body) {
        return post(owner, path, body, key());
    }

    public Response post(String path, String body, String key) {
        return post(owner, path, body, key);
    }

    public static Response post(String token, String path, String body, String key) {
        RequestSpecification request =
                given().header("Authorization", "Bearer " + token).contentType("application/json");
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key))
                .body(body)
                .post(path);
    }

    public Response get(String path) {
        return get(owner, path);
    }

    public static Response get(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    /// Credits that an operator gives.
    public void give(String credits) {
        post(
                        TestTokens.operator(),
                        "/api/billing/grants?workspaceId=" + id,
                        "{\"credits\":\"%s\",\"reason\":\"a test\"}".formatted(credits),
                        key())
                .then()
                .statusCode(201);
    }

    public String available() {
        return get("/api/ai/credits").then().statusCode(200).extract().path("available");
    }
}
