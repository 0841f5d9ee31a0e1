package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in all services, seen through the gateway.
class ApiIT {

    private static final Stack STACK = SystemStack.get();

    private String workspace;
    private ApiClient owner;
    private ApiClient operator;

    @BeforeEach
    void aWorkspace() {
        workspace = SystemStack.workspace();
        owner = STACK.as("owner", workspace);
        operator = STACK.operator();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/usage/stats/{w}?startdate=2026-09-01, startdate, startDate",
        "/api/usage/clients?curser=a, curser, cursor",
        "/api/ai/transactions?clientID=shop, clientID, clientId",
        "/api/ai/usage-stats?day=7, day, days",
        "/api/auth/keys?limt=5, limt, limit",
    })
    void aParameterThatNobodyKnowsIsRejectedWithTheNearOne(String path, String sent, String near) {
        ApiResponse rejected = owner.get(path.replace("{w}", workspace));
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(400);
        assertThat(rejected.json().at("/errors/0/field").asText()).isEqualTo(sent);
        assertThat(rejected.json().path("detail").asText()).contains("did you mean " + near + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start=2026-09-01&end=2026-09-07", "period=7&endDate=2026-09-07"})
    void oneRangeIsUnderstoodByEveryService(String range) {
        for (JsonNode report :
                List.of(
                        owner.get("/api/usage/stats/" + workspace + "?" + range).expect(200),
                        owner.get("/api/ai/usage-stats?" + range).expect(200),
                        operator.get("/api/billing/margins?" + range).expect(200),
                        operator.get("/api/system/metrics/summary?" + range).expect(200))) {
            assertThat(report.path("startDate").asText()).isEqualTo("2026-09-01");
            assertThat(report.path("endDate").asText()).isEqualTo("2026-09-07");
        }
    }

    @Test
    void aRejectedChargeHasTheIdOfItsRequest() {
        ApiResponse rejected = post("/api/ai/charge", Map.of("feature", "report_summary"));
        assertThat(rejected.status()).isEqualTo(402);
        assertThat(rejected.json().path("traceId").asText())
                .isNotEmpty()
                .isEqualTo(rejected.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(rejected.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ai/trial", "/api/usage/clients"})
    void whatIsNewIsFoundAtItsLocation(String path) {
        ApiResponse made =
                post(path, path.endsWith("trial") ? Map.of() : Map.of("clientId", "a b"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/api/");
        assertThat(owner.get(location).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ai/charge", "/api/usage/events", "/api/auth/login"})
    void anAddressTellsItsMethods(String path) {
        ApiResponse rejected = owner.get(path);
        assertThat(rejected.status()).isEqualTo(405);
        assertThat(rejected.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
    }

    private ApiResponse post(String path, Map<String, ?> body) {
        return owner.post(path, body, Map.of("Idempotency-Key", "k-" + workspace));
    }
}
