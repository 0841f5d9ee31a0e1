package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class AccessIT {

    @Inject EventProducer log;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats/%s",
                "dashboard/%s",
                "summary/%s",
                "cau/%s",
                "cau/%s/trend",
                "export/%s?format=csv",
                "export/%s?format=json",
                "rejected/%s",
                "top-users/%s",
                "users/%s",
                "forecast/%s",
                "retention/%s",
                "unit-economics/%s?price=29.99"
            })
    void showsAWorkspaceToNobodyElse(String path) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String own = path.formatted(tenant.id);
        assertThat(tenant.get("owner", own).statusCode()).isEqualTo(200);
        assertThat(tenant.get("member", own).statusCode()).isEqualTo(200);
        assertThat(Tenant.with(TestTokens.operator(), own).statusCode()).isEqualTo(200);
        String stranger = TestTokens.token("owner", UUID.randomUUID());
        assertThat(Tenant.with(stranger, own).statusCode()).isEqualTo(404);
        assertThat(tenant.get("ingest", own).statusCode()).isEqualTo(403);
        assertThat(tenant.get("owner", path.formatted("nobody")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT budgets/%s {\"amount\":1}",
                "DELETE budgets/%s {}",
                "GET budgets/%s {}",
                "PUT retention/%s {\"months\":1}",
                "DELETE retention/%s {}",
                "POST rejected/%s/replay {}",
                "GET live/%s {}",
                "GET users/%s/ama {}"
            })
    void letsNobodyElseChangeOrWatchAWorkspace(String request) {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String[] words = request.formatted(tenant.id).split(" ", 3);

        // Then
        String stranger = TestTokens.token("owner", UUID.randomUUID());
        assertThat(send(stranger, words)).isEqualTo(404);
        assertThat(send(TestTokens.token("ingest", tenant.id), words)).isEqualTo(403);
        assertThat(send("", words)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET cau {}",
                "GET cau/trend {}",
                "GET model-prices {}",
                "GET model-prices?model=gpt-4o {}",
                "PUT model-prices {\"model\":\"x\",\"input\":1}",
                "POST reprice {\"startDate\":\"2026-01-01\",\"endDate\":\"2026-01-01\"}",
                "POST rebuild {}",
                "GET jobs {}",
                "GET jobs/0199b1f6-5c3a-7b1e-8f52-6a7c1d9e4b10 {}",
                "GET dead-letters {}",
                "POST dead-letters/x/replay {}"
            })
    void keepsWhatIsTheOperatorsForTheOperator(String request) {
        String[] words = request.split(" ", 3);
        assertThat(send(TestTokens.token("owner", UUID.randomUUID()), words)).isEqualTo(403);
        assertThat(send("", words)).isEqualTo(401);
        assertThat(send(TestTokens.operator(), words)).isIn(200, 202, 404);
    }

    private static int send(String token, String... words) {
        var request =
                io.restassured.RestAssured.given()
                        .header("Content-Type", Tenant.JSON_TYPE)
                        .body(words[2]);
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
                .request(words[0], "/api/usage/" + words[1])
                .statusCode();
    }

    @Test
    void doesNotTakeEventsOrClientsForAnotherWorkspace() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String query = "?workspaceId=" + UUID.randomUUID();
        Response event =
                tenant.post(
                        "owner",
                        "events" + query,
                        Tenant.JSON_TYPE,
                        Tenant.write(Map.of("id", "1", "clientId", "shop")));
        assertThat(event.statusCode()).isEqualTo(404);
        assertThat(tenant.get("owner", "clients" + query).statusCode()).isEqualTo(404);
        assertThat(tenant.get("owner", "clients/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsClientsAwayFromMachines() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        assertThat(tenant.get("ingest", "clients").statusCode()).isEqualTo(403);
        Response added = tenant.post("ingest", "clients", Tenant.JSON_TYPE, "{\"clientId\":\"x\"}");
        assertThat(added.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesTokensThatAreNotOurs() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        for (String token :
                List.of(
                        TestTokens.expired("owner", tenant.id),
                        TestTokens.unsigned("owner", tenant.id),
                        TestTokens.ofAnotherIssuer("owner", tenant.id),
                        TestTokens.signedByAnotherKey("owner", tenant.id),
                        "nonsense")) {
            Response answer = Tenant.with(token, "stats/" + tenant.id);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Tenant.json(answer).get("code").asText()).isEqualTo("unauthenticated");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stats/%s?startdate=2026-02-01, startdate, did you mean startDate?",
        "stats/%s?client=shop, client, this address takes clientId",
        "dashboard/%s?perod=7, perod, did you mean period?",
        "rejected/%s?lmit=7, lmit, did you mean limit?",
        "stats/%s?start=2026-02-02&end=2026-02-01, start, is after end",
        "stats/%s?end=tomorrow, end, a date such as",
        "budgets/%s?days=7, days, this address takes no parameters"
    })
    void namesTheParameterThatWasSent(String path, String name, String detail) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        JsonNode problem = Tenant.json(tenant.get("owner", path.formatted(tenant.id)));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(name);
        assertThat(problem.get("detail").asText()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startDate=tomorrow",
                "startDate=2026-02-02&endDate=2026-02-01",
                "startDate=2020-01-01&endDate=2026-02-01",
                "success=perhaps",
                "clientId=a\u0000b"
            })
    void refusesAMalformedQuestion(String query) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer = tenant.get("owner", "stats/" + tenant.id + "?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top-users/%s?limit=many",
                "cau/%s?days=soon",
                "cau/%s?days=0",
                "cau/%s?days=401",
                "dashboard/%s?period=1.5",
                "users/%s?limit=0",
                "stats/%s?days=soon",
                "stats/%s?days=7&days=30",
                "stats/%s?days=7&startDate=2026-02-01",
                "stats/%s?start=2026-02-01&startDate=2026-02-01",
                "forecast/%s?days=7",
                "summary/%s?startDate=2026-02-01",
                "cau/%s/trend?days=7",
                "export/%s?fromat=csv",
                "unit-economics/%s?price=1&targetMargin=100",
                "unit-economics/%s",
                "unit-economics/%s?price=free",
                "unit-economics/%s?price=-1",
                "unit-economics/%s?price=1&targetMargin=1",
                "rejected/%s?cursor=next"
            })
    void refusesAParameterThatIsNotUnderstood(String path) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer = tenant.get("owner", path.formatted(tenant.id));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(Tenant.json(answer).get("code").asText()).isEqualTo("malformed");
    }
}
