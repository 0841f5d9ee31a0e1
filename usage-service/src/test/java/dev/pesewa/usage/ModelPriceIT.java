package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ModelPriceIT {

    private static final String DAY = "2026-04-07";

    @Inject EventProducer log;

    @Test
    void repricesWhatHadNoPriceOnceThereIsOne() {
        // Given
        Tenant tenant = new Tenant(log, "Asia/Kolkata", "shop");
        tenant.send(List.of(call("1", "kente-large"), call("2", "kente-large"), call("3", "?")));
        tenant.untilStored();
        assertThat(tenant.stats(DAY, DAY).get("unpricedMessages").asInt()).isEqualTo(3);

        // When
        JsonNode stated =
                Tenant.operator(
                        "PUT",
                        "model-prices",
                        """
                        {"model":"kente-large","match":{"and":[{"startsWith":"kente"},
                         {"endsWith":"large"}]},"effectiveFrom":"2026-01-01","input":2,"output":8,
                         "tiers":[{"aboveTokens":999999,"input":4}]}\
                        """);
        JsonNode job = Tenant.finished(Tenant.operator("POST", "reprice", request(tenant, "")));

        // Then 1,000,000 tokens in at 4, 100,000 out at 8 a million
        assertThat(stated.get("price").asText()).isEqualTo("in=2>999999:4 out=8");
        assertThat(job.get("changed").asInt()).isEqualTo(2);
        JsonNode stats = tenant.stats(DAY, DAY);
        assertThat(stats.get("totalCost").decimalValue()).isEqualByComparingTo("9.6");
        assertThat(stats.get("unpricedMessages").asInt()).isEqualTo(1);
        JsonNode events = tenant.read("export", "format=json&startDate=" + DAY + "&endDate=" + DAY);
        assertThat(events.at("/0/cost").decimalValue()).isEqualByComparingTo("4.8");
        assertThat(events.at("/0/pricing").asText()).isEqualTo("catalog stated from 2026-01-01");

        // And again it changes nothing, nor does a rebuild
        assertThat(
                        Tenant.finished(Tenant.operator("POST", "reprice", request(tenant, "all")))
                                .get("changed")
                                .asInt())
                .isZero();
        assertThat(tenant.rebuilt().get("changed").asInt()).isZero();
    }

    @Test
    void usesAStatedPriceFromItsDayOn() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Tenant.operator(
                "PUT",
                "model-prices",
                """
                {"provider":"openai","model":"gpt-4o","effectiveFrom":"2026-05-01","input":1,
                 "output":1}\
                """);

        // When
        tenant.send(
                List.of(
                        call("before", "gpt-4o"),
                        with(call("after", "gpt-4o"), "occurredAt", "2026-05-02T10:00:00Z")));
        tenant.untilStored();

        // Then
        assertThat(tenant.stats(DAY, DAY).get("totalCost").decimalValue())
                .isEqualByComparingTo("3.5");
        assertThat(tenant.stats("2026-05-02", "2026-05-02").get("totalCost").decimalValue())
                .isEqualByComparingTo("1.1");
        JsonNode explained =
                Tenant.json(
                        Tenant.with(
                                TestTokens.operator(), "model-prices?model=gpt-4o&at=2026-05-02"));
        assertThat(explained.at("/match/rule").asText()).contains("stated for gpt-4o");
        assertThat(explained.at("/match/input").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void repricesAfterACorrectedPriceWithoutBeingToldTheScope() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        state("kente-mini", "1");
        tenant.send(List.of(call("1", "kente-mini")));
        tenant.untilStored();

        // When
        state("kente-mini", "3");
        Map<String, Object> days =
                Map.of("workspaceId", tenant.id, "startDate", DAY, "endDate", DAY);
        JsonNode job = Tenant.finished(Tenant.operator("POST", "reprice", Tenant.write(days)));

        // Then
        assertThat(job.get("changed").asInt()).isEqualTo(1);
        assertThat(tenant.stats(DAY, DAY).get("totalCost").decimalValue())
                .isEqualByComparingTo("3.3");
    }

    private static void state(String model, String usd) {
        Tenant.operator(
                "PUT",
                "model-prices",
                Tenant.write(
                        Map.of(
                                "model",
                                model,
                                "effectiveFrom",
                                "2026-01-01",
                                "input",
                                usd,
                                "output",
                                usd)));
    }

    @Test
    void explainsEachStepAndSaysHowOldTheCatalogIs() {
        JsonNode explained =
                Tenant.json(
                        Tenant.with(
                                TestTokens.operator(),
                                "model-prices?provider=anthropic"
                                        + "&model=us.anthropic.claude-sonnet-4-5-20250929-v1:0"
                                        + "&at=2026-08-20T02:00:00Z"));
        assertThat(explained.get("host").asText()).isEqualTo("aws");
        assertThat(explained.get("maker").asText()).isEqualTo("anthropic");
        assertThat(explained.get("steps")).hasSize(6);
        assertThat(explained.at("/match/input").decimalValue()).isEqualByComparingTo("3.3");
        assertThat(explained.at("/catalog/date").asText()).isGreaterThanOrEqualTo("2026-08-21");
        assertThat(explained.at("/catalog/ageDays").isNumber()).isTrue();
        JsonNode unpriced =
                Tenant.json(
                        Tenant.with(
                                TestTokens.operator(), "model-prices?provider=groq&model=gpt-4o"));
        assertThat(unpriced.get("reason").asText()).isEqualTo("groq lists no such model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"model\":\"m\"}",
                "{\"model\":\"m\",\"input\":-1}",
                "{\"model\":\"m m\",\"input\":1}",
                "{\"model\":\"m\",\"input\":1,\"match\":{\"like\":\"x\"}}",
                "{\"model\":\"m\",\"input\":1,\"match\":{\"or\":[]}}",
                "{\"model\":\"m\",\"input\":1,\"tiers\":[{\"input\":2}]}",
                "{\"model\":\"m\",\"input\":1,\"tiers\":[{\"aboveTokens\":9,\"input\":2},"
                        + "{\"aboveTokens\":9,\"input\":3}]}",
            })
    void refusesAPriceThatIsNone(String body) {
        var answer =
                io.restassured.RestAssured.given()
                        .header("Authorization", "Bearer " + TestTokens.operator())
                        .header("Content-Type", Tenant.JSON_TYPE)
                        .body(body)
                        .put("/api/usage/model-prices");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    private static String request(Tenant tenant, String scope) {
        return Tenant.write(
                Map.of(
                        "workspaceId",
                        tenant.id,
                        "startDate",
                        DAY,
                        "endDate",
                        DAY,
                        "scope",
                        scope.isEmpty() ? "unpriced" : scope));
    }

    private static Map<String, Object> call(String id, String model) {
        return Map.of(
                "id",
                id,
                "clientId",
                "shop",
                "model",
                model,
                "inputTokens",
                1_000_000,
                "outputTokens",
                100_000,
                "occurredAt",
                DAY + "T10:00:00Z");
    }

    private static Map<String, Object> with(Map<String, Object> call, String field, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(call);
        changed.put(field, value);
        return changed;
    }
}
