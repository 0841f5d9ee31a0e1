package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ExportIT {

    private static final Instant FROM = Instant.parse("2026-04-01T00:00:00Z");
    private static final String RANGE = "&startDate=2026-04-01&endDate=2026-04-01";

    @Inject EventProducer log;

    @Test
    void holdsEveryEventOnceInBothFormats() {
        // Given more events than a page, many of the same moment
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        for (int batch = 0; batch < 3; batch++) {
            int first = batch * 800;
            List<Map<String, Object>> events =
                    IntStream.range(first, first + 800).mapToObj(ExportIT::event).toList();
            assertThat(tenant.send(events).statusCode()).isEqualTo(202);
        }
        tenant.untilStored();

        // When
        Response csv = tenant.get("owner", "export/" + tenant.id + "?format=csv" + RANGE);
        Response json = tenant.get("owner", "export/" + tenant.id + "?format=json" + RANGE);

        // Then
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines().skip(1).distinct()).hasSize(2_400);
        JsonNode events = Tenant.json(json);
        assertThat(events).hasSize(2_400);
        assertThat(events.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void isSafeToOpenInASpreadsheet() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                Map.of(
                        "id",
                        "1",
                        "clientId",
                        "shop",
                        "userId",
                        "=1+1",
                        "feature",
                        "say \"hi\", there",
                        "occurredAt",
                        FROM.toString()));
        tenant.untilStored();

        // When
        String csv = tenant.get("owner", "export/" + tenant.id + "?format=csv" + RANGE).asString();

        // Then
        assertThat(csv).contains("'=1+1").contains("\"say \"\"hi\"\", there\"");
        assertThat(csv).doesNotContain(",=1+1");
    }

    @Test
    void knowsTwoFormats() {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        Response answer = tenant.get("owner", "export/" + tenant.id + "?format=xml");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static Map<String, Object> event(int number) {
        return Map.of(
                "id",
                "event-" + number,
                "clientId",
                "shop",
                "occurredAt",
                FROM.plusSeconds(number / 1_000).toString());
    }
}
