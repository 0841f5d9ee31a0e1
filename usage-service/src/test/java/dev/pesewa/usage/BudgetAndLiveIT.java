package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class BudgetAndLiveIT {

    @Inject EventProducer log;

    @Test
    void alertsOncePerThreshold() {
        // Given
        Tenant tenant = new Tenant(log, "Asia/Kathmandu", "shop");
        put(tenant, "{\"amount\":10,\"hardStop\":true}").then().statusCode(200);

        // When half is spent, then again, then all
        spend(tenant, "a", "5.00");
        JsonNode half = until(tenant, 1);
        spend(tenant, "b", "0.10");
        spend(tenant, "c", "4.90");
        JsonNode all = until(tenant, 3);

        // Then
        assertThat(half.at("/reached/0/threshold").asInt()).isEqualTo(50);
        assertThat(half.get("stopped").asBoolean()).isFalse();
        assertThat(all.get("reached").findValues("threshold").stream().map(JsonNode::asInt))
                .containsExactlyInAnyOrder(50, 80, 100);
        assertThat(all.get("spent").decimalValue()).isEqualByComparingTo("10");
        assertThat(all.get("remaining").decimalValue()).isEqualByComparingTo("0");
        assertThat(all.get("stopped").asBoolean()).isTrue();

        // And raised, it goes on
        JsonNode raised = Tenant.json(put(tenant, "{\"amount\":\"100.00\",\"thresholds\":[90]}"));
        assertThat(raised.get("stopped").asBoolean()).isFalse();
        assertThat(raised.get("spentPct").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void saysThatThereIsNoBudget() {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        assertThat(tenant.get("owner", "budgets/" + tenant.id).statusCode()).isEqualTo(404);
        put(tenant, "{\"amount\":1}").then().statusCode(200);
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("owner", tenant.id))
                .delete("/api/usage/budgets/" + tenant.id)
                .then()
                .statusCode(204);
        assertThat(tenant.get("owner", "budgets/" + tenant.id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"amount\":0}",
                "{\"amount\":-1}",
                "{\"amount\":1e400}",
                "{\"amount\":1.0000001}",
                "{\"amount\":1,\"currency\":\"KES\"}",
                "{\"amount\":1,\"thresholds\":[0]}",
                "{\"amount\":1,\"thresholds\":[null]}",
                "{\"amount\":1,\"limit\":5}",
            })
    void refusesABudgetThatIsNone(String body) {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        Response answer = put(tenant, body);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
        assertThat(tenant.get("owner", "budgets/" + tenant.id).statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatIsUsedAsItIsUsed() throws IOException, InterruptedException {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        spend(tenant, "a", "1.00");

        // When
        List<String> first;
        List<String> second;
        try (var lines = watch(tenant, "")) {
            first = event(lines);
            spend(tenant, "b", "0.50");
            second = event(lines);
        }

        // Then
        assertThat(first).contains("event:usage");
        assertThat(data(first).at("/today/cost").decimalValue()).isEqualByComparingTo("1");
        assertThat(data(second).at("/monthToDate/messages").asInt()).isGreaterThanOrEqualTo(2);

        // And it goes on where it ended
        String last = second.stream().filter(line -> line.startsWith("id:")).findFirst().orElse("");
        try (var lines = watch(tenant, last.substring(3))) {
            spend(tenant, "c", "0.25");
            assertThat(data(event(lines)).at("/today/cost").decimalValue())
                    .isEqualByComparingTo("1.75");
        }
    }

    private BufferedReader watch(Tenant tenant, String lastEventId)
            throws IOException, InterruptedException {
        URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        HttpRequest request =
                HttpRequest.newBuilder(uri.resolve("/api/usage/live/" + tenant.id))
                        .header("Authorization", "Bearer " + TestTokens.token("owner", tenant.id))
                        .header("Last-Event-ID", lastEventId.isEmpty() ? "x" : lastEventId)
                        .build();
        var client = HttpClient.newHttpClient();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /// The lines of the next event.
    private static List<String> event(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                event.add(line);
            } else if (event.stream().anyMatch(one -> one.startsWith("data:"))) {
                return event;
            } else {
                event.clear();
            }
        }
        throw new AssertionError("The stream ended with " + event);
    }

    private static JsonNode data(List<String> event) throws IOException {
        String data =
                event.stream().filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(data.substring(5));
    }

    private static void spend(Tenant tenant, String id, String cost) {
        assertThat(tenant.send(Map.of("id", id, "clientId", "shop", "cost", cost)).statusCode())
                .isEqualTo(202);
        tenant.untilStored();
    }

    private static Response put(Tenant tenant, String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("owner", tenant.id))
                .header("Content-Type", Tenant.JSON_TYPE)
                .body(body)
                .put("/api/usage/budgets/" + tenant.id);
    }

    private static JsonNode until(Tenant tenant, int alerts) {
        return Tenant.waiting()
                .until(
                        () -> tenant.read("budgets", ""),
                        budget -> budget.get("reached").size() >= alerts);
    }
}
