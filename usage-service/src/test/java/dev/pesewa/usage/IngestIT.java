package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class IngestIT {

    private static final String AT = "2026-03-02T10:00:00Z";
    private static final String DAY = "2026-03-02";

    @Inject EventProducer log;

    @Test
    void takesEveryShapeOfBody() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");

        // When
        List<Response> answers =
                List.of(
                        tenant.send(event("one")),
                        tenant.send(List.of(event("two"), event("three"))),
                        tenant.post("ingest", "events", "application/x-ndjson", lines()),
                        tenant.post(
                                "ingest",
                                "events",
                                "application/cloudevents+json",
                                Tenant.write(cloudEvent("six"))),
                        tenant.post(
                                "ingest",
                                "events",
                                "application/cloudevents-batch+json",
                                Tenant.write(List.of(cloudEvent("seven"), cloudEvent("eight")))));
        tenant.untilStored();

        // Then
        assertThat(answers).allSatisfy(a -> assertThat(a.statusCode()).isEqualTo(202));
        assertThat(answers.stream().mapToInt(a -> Tenant.json(a).get("accepted").asInt()).sum())
                .isEqualTo(8);
        JsonNode stats = tenant.stats(DAY, DAY);
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(8);
        assertThat(stats.get("totalCost").decimalValue()).isEqualByComparingTo("0.04");
    }

    private static String lines() {
        return Tenant.write(event("four")) + "\n\n" + Tenant.write(event("five")) + "\n";
    }

    @Test
    void refusesAMalformedEventAlone() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer =
                tenant.send(
                        List.of(
                                event("a"),
                                Map.of("id", "b", "clientId", "shop", "inputTokens", -1),
                                Map.of("id", "c", "clientId", "shop", "error", "\u0000"),
                                event("d")));
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode body = Tenant.json(answer);
        assertThat(body.get("accepted").asInt()).isEqualTo(2);
        assertThat(body.get("rejected").asInt()).isEqualTo(2);
        assertThat(body.at("/results/0/status").asText()).isEqualTo("accepted");
        assertThat(body.at("/results/1/id").asText()).isEqualTo("b");
        assertThat(body.at("/results/1/code").asText()).isEqualTo("malformed");
        assertThat(body.at("/results/1/detail").asText()).contains("inputTokens");
        assertThat(body.at("/results/2/code").asText()).isEqualTo("malformed");
    }

    @Test
    void refusesAnEventWithoutAClientVisibly() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        Response answer = tenant.send(Map.of("id", "anonymous", "cost", 1, "occurredAt", AT));
        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Tenant.json(answer).at("/results/0/code").asText()).isEqualTo("client-missing");
        assertThat(rejected(tenant)).containsExactly("anonymous");
    }

    @Test
    void tellsTheSourcesOfPlainEventsApart() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                List.of(
                        event("same"),
                        Map.of("id", "same", "source", "b", "clientId", "shop", "occurredAt", AT)));
        tenant.untilStored();
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(2);
    }

    @Test
    void refusesALineThatIsNoJsonAlone() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String lines = Tenant.write(event("a")) + "\n{nonsense\n";
        JsonNode body = Tenant.json(tenant.post("ingest", "events", "application/x-ndjson", lines));
        assertThat(body.get("accepted").asInt()).isEqualTo(1);
        assertThat(body.at("/results/1/code").asText()).isEqualTo("malformed");
    }

    @Test
    void refusesStrangersVisibly() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");

        // When
        Response answer = tenant.send(Map.of("id", "x", "clientId", "stranger"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = Tenant.json(answer);
        assertThat(problem.get("code").asText()).isEqualTo("refused");
        assertThat(problem.at("/results/0/code").asText()).isEqualTo("client-unknown");
        assertThat(rejected(tenant)).containsExactly("x");
    }

    @Test
    void refusesAClientThatWasSwitchedOff() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        assertThat(tenant.send(event("before")).statusCode()).isEqualTo(202);
        switchOff(tenant, "shop");
        JsonNode problem = Tenant.json(tenant.send(event("after")));
        assertThat(problem.at("/results/0/code").asText()).isEqualTo("client-inactive");
    }

    private static void switchOff(Tenant tenant, String client) {
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(tenant))
                .contentType(Tenant.JSON_TYPE)
                .body("{\"active\":false}")
                .patch("/api/usage/clients/" + client)
                .then()
                .statusCode(200);
    }

    private static String token(Tenant tenant) {
        return dev.pesewa.local.test.TestTokens.token("owner", tenant.id);
    }

    @Test
    void countsTheSameEventOnceHoweverOftenAndWhenever() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");

        // When twice in a batch, again alone, and again with another time in another month
        assertThat(tenant.send(List.of(event("same"), event("same"))).statusCode()).isEqualTo(202);
        tenant.untilStored();
        assertThat(tenant.send(event("same")).statusCode()).isEqualTo(202);
        assertThat(
                        tenant.send(
                                        Map.of(
                                                "id",
                                                "same",
                                                "clientId",
                                                "shop",
                                                "occurredAt",
                                                "2026-01-05T10:00:00Z"))
                                .statusCode())
                .isEqualTo(202);
        tenant.untilStored();

        // Then
        assertThat(tenant.stats("2026-01-01", DAY).get("totalMessages").asInt()).isEqualTo(1);
    }

    @Test
    void tellsTheSourcesOfCloudEventsApart() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(event("same"), cloudEvent("same")));
        tenant.untilStored();
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(2);
    }

    /// Waits for the first one: rejections are stored after the caller was answered.
    private static List<String> rejected(Tenant tenant) {
        return Tenant.waiting()
                .until(
                        () ->
                                tenant.read("rejected", "limit=10")
                                        .get("items")
                                        .findValuesAsText("eventId"),
                        ids -> !ids.isEmpty());
    }

    private static Map<String, Object> event(String id) {
        return Map.of("id", id, "clientId", "shop", "occurredAt", AT);
    }

    private static Map<String, Object> cloudEvent(String id) {
        return Map.of(
                "specversion",
                "1.0",
                "type",
                "usage.recorded",
                "source",
                "till",
                "id",
                id,
                "time",
                AT,
                "data",
                Map.of("clientId", "shop"));
    }
}
