package dev.pesewa.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ReportsIT {

    private static final String STATS = "/api/ai/usage-stats";
    private static final String MARGINS = "/api/billing/margins";
    private static final String SIMULATIONS = "/api/billing/simulations";
    private static final String OPERATOR = TestTokens.operator();

    @Inject EventProducer log;

    private Tenant busyTenant() {
        var tenant = new Tenant(log);
        tenant.give("14");
        charge(tenant, "portfolio_dashboard", "\"costUsd\":\"0.50\",\"responseTimeMs\":200");
        charge(tenant, "portfolio_dashboard", "\"costUsd\":\"0.50\",\"responseTimeMs\":400");
        charge(tenant, "report_summary", "\"costUsd\":\"0.001\"");
        charge(tenant, "report_summary", "\"success\":false,\"errorMessage\":\"timeout\"");
        return tenant;
    }

    private static void charge(Tenant tenant, String feature, String more) {
        tenant.post("/api/ai/charge", "{\"feature\":\"%s\",%s}".formatted(feature, more))
                .then()
                .statusCode(200);
    }

    private static String simulation(String id, String price) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return """
        {"startDate":"%s","endDate":"%s","workspaceIds":["%s"],"catalog":{"features":[
        {"feature":"portfolio_dashboard","name":"Dashboard","credits":"%s","category":"basic"},
        {"feature":"report_summary","name":"Summary","credits":"0.2","category":"basic"}]}}"""
                .formatted(today.minusDays(1), today.plusDays(1), id, price);
    }

    @Test
    void showsAWorkspaceWhatItUsed() {
        Tenant tenant = busyTenant();
        JsonPath stats = tenant.get(STATS + "?days=7").jsonPath();
        assertThat(stats.getInt("periodDays")).isEqualTo(7);
        assertThat(stats.getString("currentBalance")).isEqualTo("3.80");
        assertThat(stats.getString("totalCreditsUsed")).isEqualTo("10.20");
        assertThat(stats.getInt("totalRequests")).isEqualTo(4);
        assertThat(stats.getInt("successfulRequests")).isEqualTo(3);
        assertThat(stats.getFloat("successRate")).isEqualTo(75f);
        assertThat(stats.getString("totalCost")).isEqualTo("16.016");
        assertThat(stats.getFloat("avgResponseTimeMs")).isEqualTo(300f);
        assertThat(stats.getList("featureBreakdown.count")).containsExactly(2, 2);
        assertThat(stats.getInt("requestsWithoutCost")).isEqualTo(1);
    }

    @Test
    void anUnusedWorkspaceHasEmptyStatistics() {
        JsonPath stats = new Tenant(log).get(STATS).jsonPath();
        assertThat(stats.getInt("periodDays")).isEqualTo(30);
        assertThat(stats.getInt("totalRequests")).isZero();
        assertThat(stats.getList("featureBreakdown")).isEmpty();
        assertThat(stats.getString("mostUsedFeature")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "401", "many"})
    void daysAreBounded(String days) {
        var tenant = new Tenant(log);
        for (Response refused :
                List.of(
                        tenant.get(STATS + "?days=" + days),
                        Tenant.get(OPERATOR, MARGINS + "?days=" + days))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.<String>path("errors[0].field")).isEqualTo("days");
        }
    }

    @Test
    void reportsUnderstandBothSpellingsOfARange() {
        var tenant = new Tenant(log);
        for (String range :
                List.of(
                        "?startDate=2026-01-01&endDate=2026-01-07",
                        "?start=2026-01-01&end=2026-01-07",
                        "?period=7&end=2026-01-07")) {
            JsonPath stats = tenant.get(STATS + range).jsonPath();
            JsonPath margins = Tenant.get(OPERATOR, MARGINS + range).jsonPath();
            assertThat(stats.getString("startDate")).isEqualTo("2026-01-01");
            assertThat(stats.getInt("periodDays")).isEqualTo(7);
            assertThat(margins.getString("endDate")).isEqualTo("2026-01-07");
            assertThat(margins.getInt("periodDays")).isEqualTo(7);
        }
    }

    @Test
    void aParameterThatAReportDoesNotTakeIsRejected() {
        Response refused = Tenant.get(OPERATOR, MARGINS + "?startdate=2026-01-01");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("did you mean startDate?");
    }

    @Test
    void warnsAnOperatorOfAFeatureThatLosesMoney() {
        Tenant tenant = busyTenant();
        Response margins = Tenant.get(OPERATOR, MARGINS + "?workspaceId=" + tenant.id);
        assertThat(margins.statusCode()).isEqualTo(200);
        assertThat((String) margins.path("features[0].feature")).isEqualTo("portfolio_dashboard");
        assertThat((boolean) margins.path("features[0].losing")).isTrue();
        assertThat((String) margins.path("features[0].warning"))
                .contains("costs 8 and earns 5 GHS a call");
        assertThat((boolean) margins.path("features[1].losing")).isFalse();
        int ofAll = Tenant.get(OPERATOR, MARGINS).path("total.requests");
        assertThat(ofAll).isGreaterThanOrEqualTo((int) margins.path("total.requests"));
    }

    @Test
    void simulatesPricesOverWhatHappened() {
        Tenant tenant = busyTenant();
        Response same =
                Tenant.post(OPERATOR, SIMULATIONS, simulation(tenant.id.toString(), "5"), "");
        assertThat(same.statusCode()).as(same.asString()).isEqualTo(200);
        assertThat((String) same.path("workspaces[0].difference")).isEqualTo("0.00");
        String inOtherWords =
                simulation(tenant.id.toString(), "5")
                        .replace("startDate", "start")
                        .replace("endDate", "end");
        assertThat(Tenant.post(OPERATOR, SIMULATIONS, inOtherWords, "").asString())
                .isEqualTo(same.asString());
        assertThat((String) same.path("workspaces[0].balanceAfter")).isEqualTo("3.80");

        Response dearer =
                Tenant.post(OPERATOR, SIMULATIONS, simulation(tenant.id.toString(), "8"), "");
        assertThat((String) dearer.path("workspaces[0].before")).isEqualTo("10.20");
        assertThat((String) dearer.path("workspaces[0].after")).isEqualTo("8.20");
        assertThat((int) dearer.path("workspaces[0].refused")).isEqualTo(1);
        assertThat((String) dearer.path("workspaces[0].ranOutAt")).isNotNull();
        assertThat(tenant.available()).as("a simulation changes nothing").isEqualTo("3.80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"catalog\":{\"features\":[]}}",
                "{\"catalog\":{},\"startDate\":\"2026-01-01\",\"endDate\":\"2026-01-02\"}",
                "{\"startDate\":\"2026-01-01\",\"endDate\":\"2026-01-02\"}",
            })
    void refusesASimulationThatCannotBe(String body) {
        Response refused = Tenant.post(OPERATOR, SIMULATIONS, body, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat((String) refused.path("detail")).isNotBlank();
    }

    @Test
    void refusesStrangers() {
        Tenant tenant = busyTenant();
        String stranger = TestTokens.token("owner", UUID.randomUUID());
        String ingest = TestTokens.token("ingest", tenant.id);
        String query = "?workspaceId=" + tenant.id;
        assertThat(Tenant.get(stranger, STATS + query).statusCode()).isEqualTo(404);
        assertThat(Tenant.get(ingest, STATS).statusCode()).isEqualTo(403);
        for (String token : List.of(TestTokens.token("owner", tenant.id), ingest)) {
            assertThat(Tenant.get(token, MARGINS).statusCode()).isEqualTo(403);
            String body = simulation(tenant.id.toString(), "5");
            assertThat(Tenant.post(token, SIMULATIONS, body, "").statusCode()).isEqualTo(403);
        }
        String nobodys = simulation(UUID.randomUUID().toString(), "5");
        assertThat(Tenant.post(OPERATOR, SIMULATIONS, nobodys, "").statusCode()).isEqualTo(404);
        assertThat(given().get(MARGINS).statusCode()).isEqualTo(401);
    }
}
