package dev.pesewa.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators decide: prices and rates; and what a workspace decides for itself.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class OperatorsIT {

    private static final String CATALOG = "/api/billing/catalog";
    private static final String FX = "/api/billing/fx";
    private static final String SETTINGS = "/api/ai/settings";
    private static final String OPERATOR = TestTokens.operator();

    @Inject EventProducer log;

    private static Response operator(String path, String body) {
        return Tenant.post(OPERATOR, path, body, "");
    }

    private static Response put(String token, String path, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put(path);
    }

    private static String draft(int base, String price, String more) {
        return """
        {"version":%d,"catalog":%s%s}"""
                .formatted(base, catalog(price), more);
    }

    private static String catalog(String price) {
        return """
        {"features":[{"feature":"report_summary","name":"Report summary",
        "credits":"%s","category":"basic"}]}"""
                .formatted(price);
    }

    private static int newest() {
        return Tenant.get(OPERATOR, CATALOG + "?limit=1").path("items[0].version");
    }

    @ParameterizedTest
    @ValueSource(strings = {CATALOG, CATALOG + "/1", FX})
    void isForOperatorsOnly(String path) {
        var tenant = new Tenant(log);
        for (String role : List.of("owner", "member", "ingest")) {
            String token = TestTokens.token(role, tenant.id);
            assertThat(Tenant.get(token, path).statusCode()).isEqualTo(403);
            assertThat(Tenant.post(token, CATALOG, draft(1, "1", ""), "").statusCode())
                    .isEqualTo(403);
            assertThat(put(token, FX, "{\"currency\":\"XOF\",\"rate\":\"600\"}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(Tenant.get(OPERATOR, path).statusCode()).isEqualTo(200);
    }

    @Test
    void aDraftIsPreviewedAndAPublishedVersionCountsFromItsTime() {
        int base = newest();
        Response preview = operator(CATALOG + "?preview=true", draft(base, "0.7", ""));
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
        assertThat(preview.<List<Map<String, String>>>path("features"))
                .anySatisfy(
                        change ->
                                assertThat(change)
                                        .containsEntry("feature", "report_summary")
                                        .containsEntry("after", "0.70"));
        assertThat(newest()).isEqualTo(base);

        Instant nextYear = Instant.now().plusSeconds(366 * 86_400L);
        String later = ",\"effectiveAt\":\"" + nextYear + "\"";
        Response published = operator(CATALOG, draft(base, "0.7", later));
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(201);
        assertThat((int) published.path("version")).isEqualTo(base + 1);
        assertThat((boolean) published.path("current")).isFalse();
        var tenant = new Tenant(log);
        assertThat((String) tenant.get("/api/ai/check?feature=report_summary").path("required"))
                .isEqualTo("0.20");
        assertThat(Tenant.get(OPERATOR, CATALOG + "/" + (base + 1)).statusCode()).isEqualTo(200);
        assertThat(Tenant.get(OPERATOR, CATALOG + "/999").statusCode()).isEqualTo(404);
        assertThat(Tenant.get(OPERATOR, CATALOG + "/x").statusCode()).isEqualTo(400);

        // Whoever has not seen the newest version does not overwrite it.
        assertThat(operator(CATALOG, draft(base, "0.8", later)).statusCode()).isEqualTo(409);
    }

    @Test
    void takesADraftInTheShapeThatItWasReadIn() {
        // Given
        String read = Tenant.get(OPERATOR, CATALOG + "/1").asString();
        // When
        Response preview = operator(CATALOG + "?preview=true", read);
        // Then
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
    }

    @Test
    void aVersionNeedsNotice() {
        String past = ",\"effectiveAt\":\"2020-01-01T00:00:00Z\"";
        Response refused = operator(CATALOG, draft(newest(), "0.7", past));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat((String) refused.path("errors[0].field")).isEqualTo("effectiveAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"version\":1}",
                "{\"version\":1,\"catalog\":{}}",
                "{\"version\":1,\"catalog\":{\"features\":[]}}",
                "{\"version\":1,\"catalog\":{\"features\":[{}]}}",
                "{\"version\":1,\"catalog\":{\"features\":[{\"feature\":\"a\","
                        + "\"name\":\"\\u0000\",\"credits\":\"1\",\"category\":\"basic\"}]}}",
                "{\"version\":1,\"catalog\":{\"features\":\"all\"}}",
                "{\"version\":\"one\",\"catalog\":{}}",
                "{\"version\":1,\"features\":[]}",
            })
    void aBadDraftIsRefused(String body) {
        int before = newest();
        assertThat(operator(CATALOG, body).statusCode()).isEqualTo(400);
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aRateHoldsFromItsDayAndIsNeverOverwritten() {
        String body = "{\"currency\":\"XOF\",\"rate\":\"%s\",\"source\":\"central bank\"}";
        Response first = put(OPERATOR, FX, body.formatted("600.5"));
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat((boolean) first.path("current")).isTrue();
        put(OPERATOR, FX, body.formatted("601")).then().statusCode(200);
        Response list = Tenant.get(OPERATOR, FX + "?limit=2");
        assertThat(list.<List<String>>path("items.rate")).containsExactly("601", "600.5");
        assertThat(list.<List<Boolean>>path("items.current")).containsExactly(true, false);
        String next = list.path("nextCursor");
        Response rest = Tenant.get(OPERATOR, FX + "?cursor=" + next);
        assertThat(rest.<List<String>>path("items.currency")).contains("GHS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"currency\":\"USD\",\"rate\":\"1\",\"source\":\"x\"}",
                "{\"currency\":\"cedi\",\"rate\":\"1\",\"source\":\"x\"}",
                "{\"currency\":\"KES\",\"rate\":\"0\",\"source\":\"x\"}",
                "{\"currency\":\"KES\",\"rate\":\"-1\",\"source\":\"x\"}",
                "{\"currency\":\"KES\",\"rate\":\"1e400\",\"source\":\"x\"}",
                "{\"currency\":\"KES\",\"rate\":\"1.1234567\",\"source\":\"x\"}",
                "{\"currency\":\"KES\",\"rate\":\"1\"}",
                "{\"currency\":\"KES\",\"rate\":\"1\",\"source\":\"x\","
                        + "\"effectiveOn\":\"1066-10-14\"}",
                "{\"currency\":\"KES\",\"rate\":\"1\",\"source\":\"x\","
                        + "\"effectiveOn\":\"today\"}",
            })
    void aBadRateIsRefused(String body) {
        assertThat(put(OPERATOR, FX, body).statusCode()).isEqualTo(400);
        assertThat(Tenant.get(OPERATOR, FX).<List<String>>path("items.currency"))
                .doesNotContain("KES");
    }

    @Test
    void aWorkspaceChoosesThatPersonalDataIsRedacted() {
        var tenant = new Tenant(log);
        tenant.give("5");
        String body =
                "{\"feature\":\"report_summary\",\"requestData\":"
                        + "{\"tone\":\"to ama@example.com\",\"unlisted\":\"x\"}}";
        Response refused = tenant.post("/api/ai/charge", body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat((String) refused.path("errors[0].field")).isEqualTo("requestData.tone");
        assertThat(refused.asString()).doesNotContain("ama@");
        assertThat(tenant.available()).isEqualTo("5.00");

        String owner = TestTokens.token("owner", tenant.id);
        Response chosen = put(owner, SETTINGS, "{\"personalData\":\"redact\"}");
        assertThat((String) chosen.path("personalData")).isEqualTo("redact");
        Response charged = tenant.post("/api/ai/charge", body, "redacted");
        assertThat(charged.statusCode()).as(charged.asString()).isEqualTo(200);
        assertThat(tenant.get("/api/ai/transactions").asString())
                .contains("[redacted]")
                .doesNotContain("unlisted");

        put(owner, SETTINGS, "{\"personalData\":\"refuse\"}").then().statusCode(200);
        assertThat(tenant.post("/api/ai/charge", body).statusCode()).isEqualTo(422);
        assertThat(tenant.post("/api/ai/charge", body, "redacted").asString())
                .as("the answer that the key had")
                .isEqualTo(charged.asString());
        assertThat(tenant.available()).isEqualTo("4.80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+999999999-12-31\",\"endDate\":\"+999999999-12-31\"",
                "\"-9999-01-01\",\"endDate\":\"-9999-01-02\"",
                "\"2026-09-02\",\"endDate\":\"2026-09-01\"",
                "\"yesterday\",\"endDate\":\"2026-09-01\"",
            })
    void aSimulationIsOfOurTimes(String days) {
        String catalog = catalog("1");
        String body = "{\"catalog\":%s,\"startDate\":%s}".formatted(catalog, days);
        Response refused = operator("/api/billing/simulations", body);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
    }

    @Test
    void settingsAreAWorkspacesOwn() {
        var tenant = new Tenant(log);
        String path = SETTINGS + "?workspaceId=" + tenant.id;
        String stranger = TestTokens.token("owner", UUID.randomUUID());
        assertThat(Tenant.get(stranger, path).statusCode()).isEqualTo(404);
        assertThat(put(stranger, path, "{\"personalData\":\"redact\"}").statusCode())
                .isEqualTo(404);
        String member = TestTokens.token("member", tenant.id);
        assertThat(put(member, SETTINGS, "{\"personalData\":\"redact\"}").statusCode())
                .isEqualTo(403);
        String owner = TestTokens.token("owner", tenant.id);
        assertThat(put(owner, SETTINGS, "{\"personalData\":\"sell\"}").statusCode()).isEqualTo(400);
        assertThat((String) Tenant.get(member, SETTINGS).path("personalData")).isEqualTo("refuse");
    }
}
