package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import dev.pesewa.testkit.Project;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ReplayIT {

    private static final String DAY = "2026-03-02";

    @Inject EventProducer log;

    @Test
    void countsRefusedEventsOnceTheirClientIsRegistered() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(event("1", "kiosk"), event("2", "kiosk"), event("3", "stand")));
        until(tenant, rejected -> rejected.size() == 3);
        tenant.register("kiosk");

        // When
        Response replayed =
                tenant.post("owner", "rejected/" + tenant.id + "/replay", Tenant.JSON_TYPE, "");
        tenant.untilStored();

        // Then
        assertThat(replayed.statusCode()).as(replayed.asString()).isEqualTo(200);
        assertThat(Tenant.json(replayed).get("replayed").asInt()).isEqualTo(2);
        assertThat(Tenant.json(replayed).get("stillRefused").asInt()).isEqualTo(1);
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(2);

        // And a second time sends nothing
        assertThat(
                        Tenant.json(
                                        tenant.post(
                                                "owner",
                                                "rejected/" + tenant.id + "/replay",
                                                Tenant.JSON_TYPE,
                                                ""))
                                .get("replayed")
                                .asInt())
                .isZero();
    }

    @Test
    void countsRefusedEventsUnderNoClientOnceTheWorkspaceWantsIt() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                List.of(event("1", "kiosk"), Map.of("id", "2", "occurredAt", DAY + "T10:00:00Z")));
        until(tenant, rejected -> rejected.size() == 2);
        tenant.countUnattributed();

        // When
        Response replayed =
                tenant.post("owner", "rejected/" + tenant.id + "/replay", Tenant.JSON_TYPE, "");
        tenant.untilStored();

        // Then
        assertThat(Tenant.json(replayed).get("replayed").asInt()).isEqualTo(2);
        assertThat(tenant.stats(DAY, DAY).at("/unattributed/messages").asInt()).isEqualTo(2);
    }

    @Test
    void showsDeadRecordsAndSendsThemAgain() {
        // Given a record that is no event
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String key = tenant.id.toString();
        log.append(List.of(new OutgoingEvent(Topic.USAGE, key, "nonsense of " + key)));

        // When
        JsonNode dead = dead(key);

        // Then
        assertThat(dead.get("reason").asText()).contains("Not a CloudEvent");
        JsonNode replayed =
                Tenant.operator("POST", "dead-letters/" + dead.get("id").asText() + "/replay", "");
        assertThat(replayed.get("replayedAt").isNull()).isFalse();

        // And those behind it are counted
        tenant.send(event("1", "shop"));
        tenant.untilStored();
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(1);
    }

    @Test
    void raisesAlarmsOnlyForMetricsThatThereAre() throws IOException {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(event("1", "shop"));
        tenant.untilStored();
        String rules = Files.readString(Project.home().resolve("k8s/alerts/usage.yaml"));

        // When
        String metrics = io.restassured.RestAssured.get("/q/metrics").asString();

        // Then
        var named = Pattern.compile("pesewa_usage_[a-z_]+").matcher(rules).results().toList();
        assertThat(named).hasSizeGreaterThan(2);
        assertThat(named).allSatisfy(name -> assertThat(metrics).contains(name.group() + " "));
    }

    private static JsonNode dead(String key) {
        return Tenant.waiting().until(() -> find(key), Optional::isPresent).orElseThrow();
    }

    private static Optional<JsonNode> find(String key) {
        JsonNode items =
                Tenant.json(Tenant.with(TestTokens.operator(), "dead-letters?limit=500"))
                        .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(letter -> letter.get("key").asText().equals(key))
                .findFirst();
    }

    private static void until(Tenant tenant, Predicate<JsonNode> holds) {
        Tenant.waiting().until(() -> holds.test(tenant.read("rejected", "limit=10").get("items")));
    }

    private static Map<String, Object> event(String id, String client) {
        return Map.of("id", id, "clientId", client, "occurredAt", DAY + "T10:00:00Z");
    }
}
