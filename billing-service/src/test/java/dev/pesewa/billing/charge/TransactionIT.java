package dev.pesewa.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.Tenant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class TransactionIT {

    private static final String TRANSACTIONS = "/api/ai/transactions";

    @Inject EventProducer log;

    /// Three calls: charged, failed, and refused because the wallet is empty by then.
    private Tenant tenant() {
        var tenant = new Tenant(log);
        tenant.give("0.2");
        charge(tenant, "\"userId\":\"ama\",\"cost\":\"0.0125\",\"durationMs\":840");
        charge(tenant, "\"userId\":\"kofi\",\"success\":false,\"error\":\"timeout\"");
        charge(tenant, "\"userId\":\"ama\"");
        return tenant;
    }

    private static Response charge(Tenant tenant, String more) {
        return tenant.post("/api/ai/charge", "{\"feature\":\"report_summary\"," + more + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?userId=ama                    | refused,charged",
                "?outcome=failed                | failed",
                "?userId=ama&outcome=charged    | charged",
                "?feature=report_summary        | refused,failed,charged",
                "?feature=other                 | ''",
                "?clientId=other                | ''",
                "?days=1                        | refused,failed,charged",
                "?start=2026-01-01&end=2026-01-02 | ''",
                "?startDate=2020-01-01&endDate=2020-01-31 | ''"
            })
    void showsOnlyWhatIsAskedFor(String query, String outcomes) {
        // Given
        Tenant tenant = tenant();
        // When
        Response list = tenant.get(TRANSACTIONS + query);
        // Then
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        assertThat(String.join(",", list.<List<String>>path("items.outcome"))).isEqualTo(outcomes);
    }

    @Test
    void pagesThroughAFilteredList() {
        // Given
        Tenant tenant = tenant();
        String ofToday = TRANSACTIONS + "?userId=ama&end=" + LocalDate.now(ZoneOffset.UTC);
        Response first = tenant.get(ofToday + "&limit=1");
        // When
        Response second = tenant.get(ofToday + "&limit=1&cursor=" + first.path("nextCursor"));
        // Then
        assertThat(first.<List<String>>path("items.outcome")).containsExactly("refused");
        assertThat(second.<List<String>>path("items.outcome")).containsExactly("charged");
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @Test
    void showsOneTransactionInTheWordsOfEvents() {
        // Given
        var tenant = new Tenant(log);
        tenant.give("1");
        String id =
                charge(
                                tenant,
                                "\"costUsd\":\"0.0125\",\"responseTimeMs\":840,"
                                        + "\"errorMessage\":\"slow\"")
                        .path("transactionId");
        // When
        JsonPath one = tenant.get(TRANSACTIONS + "/" + id).jsonPath();
        // Then
        assertThat(one.getString("id")).isEqualTo(id);
        assertThat(one.getFloat("cost")).isEqualTo(0.0125f);
        assertThat(one.getString("currency")).isEqualTo("USD");
        assertThat(one.getInt("durationMs")).isEqualTo(840);
        assertThat(one.getString("error")).isEqualTo("slow");
        assertThat(one.getString("occurredAt")).startsWith("20");
        assertThat(one.getMap("$")).doesNotContainKeys("costUsd", "responseTimeMs");
    }

    @Test
    void showsATransactionToItsWorkspaceOnly() {
        // Given
        Tenant tenant = tenant();
        String id = tenant.get(TRANSACTIONS).path("items[0].id");
        // When
        int own = tenant.get(TRANSACTIONS + "/" + id).statusCode();
        int others = new Tenant(log).get(TRANSACTIONS + "/" + id).statusCode();
        int malformed = tenant.get(TRANSACTIONS + "/x").statusCode();
        int machine =
                Tenant.get(TestTokens.token("ingest", tenant.id), TRANSACTIONS + "/" + id)
                        .statusCode();
        // Then
        assertThat(List.of(own, others, malformed, machine)).containsExactly(200, 404, 404, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?outcome=paid", "?user=ama", "?start=soon", "?limit=x", "?days=0"})
    void rejectsAParameterThatIsNotUnderstood(String query) {
        Response rejected = new Tenant(log).get(TRANSACTIONS + query);
        assertThat(rejected.statusCode()).as(rejected.asString()).isEqualTo(400);
        assertThat(query).contains(rejected.<String>path("errors[0].field"));
    }

    @Test
    void aCheckNeedsAFeature() {
        Response rejected = new Tenant(log).get("/api/ai/check");
        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.<String>path("errors[0].field")).isEqualTo("feature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ai/trial", "/api/ai/holds"})
    void whatWasMadeIsFoundAtItsLocation(String path) {
        // Given
        var tenant = new Tenant(log);
        tenant.give("5");
        Response made = tenant.post(path, "{\"feature\":\"report_summary\"}");
        // When
        Response found = tenant.get(made.header("Location"));
        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(found.<String>path("id")).isEqualTo(made.path("id"));
    }

    @Test
    void anOperatorsGrantIsFoundAtItsLocation() {
        // Given
        var tenant = new Tenant(log);
        Response made =
                Tenant.post(
                        TestTokens.operator(),
                        "/api/billing/grants?workspaceId=" + tenant.id,
                        "{\"credits\":2.5,\"reason\":\"sorry\"}",
                        Tenant.key());
        // When
        Response found = Tenant.get(TestTokens.operator(), made.header("Location"));
        // Then
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(found.<String>path("credits")).isEqualTo("2.50");
        assertThat(found.<String>path("reason")).isEqualTo("sorry");
        assertThat(tenant.get("/api/ai/grants/" + made.path("id")).statusCode()).isEqualTo(200);
    }
}
