package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class UnitEconomicsIT {

    @Inject EventProducer log;

    @Test
    void comparesWhatAUserCostsWithWhatOnePays() {
        // Given worked example 3
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                List.of(
                        call("1", "u1", "2026-05-01", "0.30"),
                        call("2", "u2", "2026-05-15", "0.15"),
                        call("3", "u3", "2026-05-30", "0.00")));
        tenant.untilStored();
        String range = "startDate=2026-05-01&endDate=2026-05-30";

        // When
        JsonNode healthy = tenant.read("unit-economics", range + "&price=29.99");
        JsonNode thin = tenant.read("unit-economics", range + "&price=0.45&targetMargin=0.8");
        JsonNode percent = tenant.read("unit-economics", range + "&price=0.45&targetMargin=80");
        JsonNode users = tenant.read("users", range + "&limit=2");
        JsonNode rest =
                tenant.read("users", range + "&limit=2&cursor=" + users.get("nextCursor").asText());

        // Then
        assertThat(healthy.get("grossMargin").decimalValue()).isEqualByComparingTo("29.84");
        assertThat(healthy.get("grossMarginPct").decimalValue()).isEqualByComparingTo("99.5");
        assertThat(healthy.get("targetCau").decimalValue()).isEqualByComparingTo("8.997");
        assertThat(healthy.get("warning").isNull()).isTrue();
        assertThat(thin.get("warning").asText()).contains("70 %");
        assertThat(thin.get("targetCau").decimalValue()).isEqualByComparingTo("0.09");
        assertThat(thin.get("targetMargin").decimalValue()).isEqualByComparingTo("80");
        assertThat(percent).isEqualTo(thin);
        assertThat(users.at("/items/0/successRate").decimalValue()).isEqualByComparingTo("100");
        assertThat(users.get("items").findValuesAsText("userId")).containsExactly("u1", "u2");
        assertThat(users.at("/items/0/averageCost").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(rest.get("items").findValuesAsText("userId")).containsExactly("u3");
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        JsonNode one = Tenant.json(tenant.get("owner", "users/" + tenant.id + "/u2?" + range));
        assertThat(one.get("firstDay").asText()).isEqualTo("2026-05-15");
    }

    @Test
    void countsUnpricedMessagesApart() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                Map.of(
                        "id",
                        "1",
                        "clientId",
                        "shop",
                        "model",
                        "no-such-model",
                        "occurredAt",
                        "2026-05-01T10:00:00Z"));
        tenant.untilStored();
        JsonNode stats = tenant.stats("2026-05-01", "2026-05-01");
        JsonNode margin =
                tenant.read(
                        "unit-economics", "startDate=2026-05-01&endDate=2026-05-30&price=29.99");
        assertThat(margin.get("grossMargin").isNull()).isTrue();
        assertThat(margin.get("grossMarginPct").isNull()).isTrue();
        assertThat(margin.get("warning").asText()).contains("cost of 1 messages is not known");
        assertThat(stats.get("unpricedMessages").asInt()).isEqualTo(1);
        assertThat(stats.get("totalCost").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private static Map<String, Object> call(String id, String user, String day, String cost) {
        return Map.of(
                "id",
                id,
                "clientId",
                "shop",
                "userId",
                user,
                "cost",
                new BigDecimal(cost),
                "occurredAt",
                day + "T12:00:00Z");
    }
}
