package dev.pesewa.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class AccessIT {

    private static final UUID WORKSPACE = new UUID(7, 7);
    private static final List<String> PATHS =
            List.of(
                    "metrics/summary",
                    "metrics/timeseries?metric=dau",
                    "metrics/definitions",
                    "audit");

    @ParameterizedTest
    @ValueSource(strings = {"owner", "member", "ingest"})
    void forbidsEveryPathToOtherRolesThanOperator(String role) {
        String token = TestTokens.token(role, WORKSPACE);
        for (String path : PATHS) {
            assertRefused(with(token, path), 403, "forbidden");
        }
        assertRefused(with(token, "metrics/summary?workspaceId=" + WORKSPACE), 403, "forbidden");
    }

    @Test
    void hasNoEntryForAForbiddenRead() {
        // Given
        String token = TestTokens.token("owner", WORKSPACE);

        // When
        with(token, "metrics/summary?days=3");

        // Then
        assertThat(Operator.json("audit?limit=1").toString()).doesNotContain("days=3");
    }

    @Test
    void answers401WithoutAToken() {
        for (String path : PATHS) {
            assertRefused(given().get(Operator.ROOT + path), 401, "unauthenticated");
        }
    }

    @Test
    void refusesTokensThatTheGatewayDidNotIssue() {
        List<String> tokens =
                List.of(
                        "nonsense",
                        TestTokens.expired("operator", WORKSPACE),
                        TestTokens.unsigned("operator", WORKSPACE),
                        TestTokens.ofAnotherIssuer("operator", WORKSPACE),
                        TestTokens.signedByAnotherKey("operator", WORKSPACE));
        for (String token : tokens) {
            for (String path : PATHS) {
                assertRefused(with(token, path), 401, "unauthenticated");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "metrics/summary?start=yesterday, 400, malformed",
        "metrics/summary?start=2026-02-02&end=2026-02-01, 400, malformed",
        "metrics/summary?start=2020-01-01&end=2026-01-01, 400, malformed",
        "metrics/summary?workspaceId=nobody, 404, not-found",
        "metrics/summary?workspaceId=00000000-0000-0000-0000-0000000000ff, 404, not-found",
        "metrics/summary?startdate=2026-02-02, 400, malformed",
        "metrics/summary?start=2026-02-02&startDate=2026-02-02, 400, malformed",
        "metrics/summary?days=0, 400, malformed",
        "metrics/definitions?start=2026-02-02, 400, malformed",
        "audit?start=2026-02-02, 400, malformed",
        "metrics/timeseries, 400, malformed",
        "metrics/timeseries?metric=happiness, 400, malformed",
        "audit?cursor=first, 400, malformed",
        "audit?limit=0, 400, malformed",
    })
    void refusesAQueryThatCannotBeAnswered(String path, int status, String code) {
        assertRefused(Operator.get(path), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start=2026-02-01&end=2026-02-07",
                "startDate=2026-02-01&endDate=2026-02-07",
                "days=7&end=2026-02-07",
                "period=7&endDate=2026-02-07"
            })
    void understandsBothSpellingsOfARange(String query) {
        JsonNode summary = Operator.json("metrics/summary?" + query);
        assertThat(summary.get("startDate").asText()).isEqualTo("2026-02-01");
        assertThat(summary.get("endDate").asText()).isEqualTo("2026-02-07");
    }

    @Test
    void listsTheKnownMetricsWhenAskedForAnUnknownOne() {
        assertThat(Operator.get("metrics/timeseries?metric=happiness").asString())
                .contains("mrr, arr, creditRevenue30d")
                .contains("cau, customersTotal");
    }

    @Test
    void publishesADefinitionForEveryMetricOfTheSummary() {
        JsonNode definitions = Operator.json("metrics/definitions").get("items");
        JsonNode metrics = Operator.json("metrics/summary").get("metrics");

        assertThat(definitions.findValuesAsText("name"))
                .containsExactlyElementsOf(metrics::fieldNames);
        assertThat(definitions.get(1).get("text").asText()).isEqualTo("12 x mrr, a run rate");
    }

    @Test
    void listsReadsInTheAuditLogNewestFirst() {
        // Given
        Operator.json("metrics/summary?days=1");
        Operator.json("metrics/summary?days=2");

        // When
        JsonNode page = Operator.json("audit?limit=2");
        JsonNode next = Operator.json("audit?limit=1&cursor=" + page.get("nextCursor").asText());

        // Then
        assertThat(page.get("items").findValuesAsText("action"))
                .containsExactly(
                        "GET /api/system/audit?limit=2", "GET /api/system/metrics/summary?days=2");
        JsonNode entry = next.get("items").get(0);
        assertThat(entry.get("action").asText())
                .isEqualTo("GET /api/system/metrics/summary?days=1");
        assertThat(entry.get("actor").asText()).isEqualTo("tester");
    }

    private static Response with(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(Operator.ROOT + path);
    }

    private static void assertRefused(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(Operator.read(response).get("code").asText()).isEqualTo(code);
        assertThat(response.asString()).doesNotContain("dev.pesewa").doesNotContain("Exception");
    }
}
