package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which calls count, by their client: at the door, from billing, and while nobody could be asked.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ClientPolicyIT {

    private static final String AT = "2026-03-02T10:00:00Z";
    private static final String DAY = "2026-03-02";

    @Inject EventProducer log;

    @Test
    void countsWhatBillingHasRecordedWhateverItsClientIs() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");

        // When
        log.append(
                List.of(
                        entry(tenant, "known", "shop", false),
                        entry(tenant, "late", "stranger", false),
                        entry(tenant, "nobody", null, false)));
        tenant.untilStored();

        // Then
        JsonNode stats = tenant.stats(DAY, DAY);
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(3);
        assertThat(stats.at("/unattributed/messages").asInt()).isEqualTo(1);
        assertThat(stats.get("topClients").findValuesAsText("clientId"))
                .containsExactlyInAnyOrder("shop", "stranger");
    }

    /// While nobody could be asked whether the client is active.
    @Test
    void anUncheckedEventIsJudgedWhenItIsStored() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop", "till");
        tenant.request("owner", "PATCH", "clients/till", "{\"active\":false}");
        // When
        log.append(
                List.of(
                        entry(tenant, "fine", "shop", true),
                        entry(tenant, "off", "till", true),
                        entry(tenant, "stranger", "stranger", true),
                        entry(tenant, "nobody", null, true),
                        entry(tenant, "accepted before", "till", false)));
        tenant.untilStored();
        // Then
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(2);
        assertThat(rejected(tenant)).containsExactlyInAnyOrder("off", "stranger", "nobody");
    }

    @Test
    void anUncheckedEventThatCountsIsRecordedOnceMoreForOthers() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        log.append(List.of(entry(tenant, "fine", "shop", true)));
        // Then it comes back from the log, and is there already
        Tenant.waiting()
                .until(() -> tenant.read("summary", "").at("/ingested/duplicates").asInt() == 1);
        assertThat(tenant.stats(DAY, DAY).get("totalMessages").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAnEventWithoutAClientVisibly() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        Response answer = tenant.send(Map.of("id", "anonymous"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Tenant.json(answer).at("/results/0/code").asText()).isEqualTo("client-missing");
        assertThat(rejected(tenant)).containsExactly("anonymous");
    }

    @Test
    void countsCallsOfOthersUnderNoClientWhereTheWorkspaceWantsIt() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop", "till");
        tenant.request("owner", "PATCH", "clients/till", "{\"active\":false}");
        tenant.countUnattributed();
        // When
        Response answer =
                tenant.send(
                        List.of(
                                event("1"),
                                Map.of("id", "2", "occurredAt", AT),
                                Map.of("id", "3", "clientId", "till", "occurredAt", AT),
                                Map.of("id", "4", "clientId", "stranger", "occurredAt", AT)));
        tenant.untilStored();
        // Then
        assertThat(Tenant.json(answer).get("accepted").asInt()).isEqualTo(4);
        JsonNode stats = tenant.stats(DAY, DAY);
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(4);
        assertThat(stats.at("/unattributed/messages").asInt()).isEqualTo(3);
        assertThat(stats.at("/unattributed/cost").decimalValue()).isEqualByComparingTo("0.015");
        assertThat(stats.get("topClients")).hasSize(1);
        String day = "format=json&startDate=" + DAY + "&endDate=" + DAY;
        assertThat(tenant.read("export", day).findValuesAsText("namedClientId"))
                .containsExactlyInAnyOrder("till", "stranger");
    }

    private static OutgoingEvent entry(
            Tenant tenant, String id, @Nullable String client, boolean unchecked) {
        Instant at = Instant.parse(AT);
        var recorded =
                new UsageRecorded(
                        new UsageRecorded.Origin(
                                tenant.id, UsageRecorded.DEFAULT_SOURCE, id, null, unchecked),
                        new UsageRecorded.Subject(client, null, "report_summary"),
                        new UsageRecorded.ModelCall(
                                null,
                                null,
                                Tokens.NONE,
                                UsageRecorded.ModelCall.CallResult.SUCCEEDED),
                        new UsageRecorded.CallCost(null, "unpriced"),
                        at,
                        Map.of());
        return new OutgoingEvent(
                Topic.USAGE,
                tenant.id.toString(),
                CloudEventCodec.write(UsageRecorded.TYPE, id, tenant.id, at, recorded));
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
}
