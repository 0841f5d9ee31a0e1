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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PriceImportIT {

    private static final String DAY = "2026-04-07";

    @Inject EventProducer log;

    @Test
    void anImportIsShownFirstThenAppliedAndKept() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(call("loom-4-large")));
        tenant.untilStored();
        JsonNode shown = imported("litellm", true, LITELLM);
        assertThat(shown.get("applied").asBoolean()).isFalse();
        assertThat(shown.get("added")).hasSize(1);
        assertThat(price("loom-4-large").get("priced").asBoolean()).isFalse();

        // When
        JsonNode applied = imported("litellm", false, LITELLM);

        // Then
        assertThat(applied.get("applied").asBoolean()).isTrue();
        assertThat(applied.at("/added/0/price").asText()).isEqualTo("in=3>200000:6 out=15");
        assertThat(price("loom-4-large").at("/match/catalog").asText()).startsWith("imported ");
        assertThat(price("loom-4-large").at("/catalog/stale").asBoolean()).isFalse();
        JsonNode kept =
                Tenant.json(Tenant.with(TestTokens.operator(), "model-prices/imports"))
                        .at("/items/0");
        assertThat(kept.get("importedBy").asText()).isNotEmpty();
        assertThat(kept.get("source").asText()).isEqualTo("list.json");
        assertThat(kept.get("added").asInt()).isEqualTo(1);
        assertThat(imported("litellm", false, LITELLM).get("applied").asBoolean()).isFalse();
        Map<String, Object> days =
                Map.of("workspaceId", tenant.id, "startDate", DAY, "endDate", DAY);
        Tenant.finished(Tenant.operator("POST", "reprice", Tenant.write(days)));
        assertThat(tenant.stats(DAY, DAY).get("totalCost").decimalValue())
                .isEqualByComparingTo("7.5");
    }

    private static final String LITELLM =
            """
            {"sample_spec":{"litellm_provider":"x","input_cost_per_token":0},
             "acme/loom-4-large":{"litellm_provider":"acme","input_cost_per_token":3e-06,
              "output_cost_per_token":1.5e-05,"input_cost_per_token_above_200k_tokens":6e-06}}\
            """;

    @Test
    void refusesAListInWhichThereIsNoModel() {
        var response = post("{\"format\":\"genai-prices\",\"catalog\":{\"a\":1}}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(post("{\"format\":\"other\",\"catalog\":[]}").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsTheAgeOfTheCatalogInHealthAndMetrics() {
        String health = RestAssured.get("/q/health/well").asString();
        assertThat(health).contains("model prices").contains("ageDays");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("pesewa_model_prices_age_days");
    }

    private static Map<String, Object> call(String model) {
        return Map.of(
                "id",
                "1",
                "clientId",
                "shop",
                "provider",
                "acme",
                "model",
                model,
                "inputTokens",
                1_000_000,
                "outputTokens",
                100_000,
                "occurredAt",
                DAY + "T10:00:00Z");
    }

    private static JsonNode price(String model) {
        return Tenant.json(
                Tenant.with(TestTokens.operator(), "model-prices?provider=acme&model=" + model));
    }

    private static JsonNode imported(String format, boolean dryRun, String list) {
        return Tenant.json(
                post(
                        "{\"format\":\"%s\",\"dryRun\":%s,\"source\":\"list.json\",\"catalog\":%s}"
                                .formatted(format, dryRun, list)));
    }

    private static Response post(String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.operator())
                .header("Content-Type", Tenant.JSON_TYPE)
                .body(body)
                .post("/api/usage/model-prices/imports");
    }
}
