package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class CorrectionIT {

    private static final String DAY = "2026-04-07";

    @Inject EventProducer log;

    @Test
    void takesThePlaceOfWhatItCorrects() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        send(tenant, event("a", null, "1.00"));
        send(tenant, event("b", "a", "0.25"));
        assertThat(total(tenant)).isEqualTo("0.25 in 1");
        send(tenant, event("c", "b", "0.50"));
        send(tenant, event("d", "a", "0.75"));
        assertThat(total(tenant)).isEqualTo("0.75 in 1");
    }

    @Test
    void countsAnOriginalThatComesLateNoMore() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        send(tenant, event("b", "a", "0.25"));
        assertThat(total(tenant)).isEqualTo("0.25 in 1");
        send(tenant, event("a", null, "1.00"));
        assertThat(total(tenant)).isEqualTo("0.25 in 1");
    }

    @Test
    void bringsTwoChainsTogether() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        send(tenant, event("a", null, "1.00"));
        send(tenant, event("c", "b", "0.30"));
        assertThat(total(tenant)).isEqualTo("1.3 in 2");
        send(tenant, event("b", "a", "0.20"));
        assertThat(total(tenant)).isEqualTo("0.2 in 1");
    }

    @Test
    void survivesTwoThatCorrectEachOther() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        send(tenant, event("a", "b", "1.00"));
        send(tenant, event("b", "a", "0.20"));
        assertThat(total(tenant)).isEqualTo("0.2 in 1");
    }

    @Test
    void movesUsageFromOneUserToAnother() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Map<String, Object> wrong = new HashMap<>(event("a", null, "1.00"));
        wrong.put("userId", "kojo");
        Map<String, Object> right = new HashMap<>(event("b", "a", "1.00"));
        right.put("userId", "ama");

        // When
        send(tenant, wrong);
        send(tenant, right);

        // Then
        JsonNode cau = tenant.read("cau", "startDate=" + DAY + "&endDate=" + DAY);
        assertThat(cau.get("activeUsers").asInt()).isEqualTo(1);
        JsonNode users = tenant.read("users", "startDate=" + DAY + "&endDate=" + DAY);
        assertThat(users.at("/items").findValuesAsText("userId")).containsExactly("ama");
        assertThat(tenant.rebuilt().get("changed").asInt()).isZero();
    }

    @Test
    void keepsBothEventsAndSaysWhichCounts() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        send(tenant, event("a", null, "1.00"));
        send(tenant, event("b", "a", "0.25"));
        JsonNode events = tenant.read("export", "format=json&startDate=" + DAY + "&endDate=" + DAY);
        assertThat(events.findValuesAsText("id")).containsExactly("a", "b");
        assertThat(events.at("/0/correctedBy").asText()).isEqualTo("b");
        assertThat(events.at("/1/corrects").asText()).isEqualTo("a");
        assertThat(events.at("/1/correctedBy").isNull()).isTrue();
    }

    @Test
    void correctsWithinOneBatch() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        assertThat(
                        tenant.send(
                                        List.of(
                                                event("a", null, "1.00"),
                                                event("b", "a", "0.25"),
                                                event("x", null, "2.00")))
                                .statusCode())
                .isEqualTo(202);
        tenant.untilStored();
        assertThat(total(tenant)).isEqualTo("2.25 in 2");
    }

    private static void send(Tenant tenant, Map<String, Object> event) {
        assertThat(tenant.send(event).statusCode()).isEqualTo(202);
        tenant.untilStored();
    }

    private static String total(Tenant tenant) {
        JsonNode stats = tenant.stats(DAY, DAY);
        BigDecimal cost = stats.get("totalCost").decimalValue().stripTrailingZeros();
        return cost.toPlainString() + " in " + stats.get("totalMessages").asInt();
    }

    private static Map<String, Object> event(String id, @Nullable String corrects, String cost) {
        Map<String, Object> event = new HashMap<>();
        event.put("id", id);
        event.put("clientId", "shop");
        event.put("cost", cost);
        event.put("occurredAt", DAY + "T10:00:00Z");
        if (corrects != null) {
            event.put("corrects", corrects);
        }
        return event;
    }
}
