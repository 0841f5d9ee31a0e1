package dev.pesewa.billing.charge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every bad request gets a problem with a clear detail, changes nothing, and is never a 5xx.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class BadInputIT {

    private static final String CHARGE = "/api/ai/charge";
    private static final int DEEP = 1_0000;

    private static @Nullable Tenant shared;

    @Inject EventProducer log;

    @TestHTTPResource("")
    @Nullable URI address;

    /// One for all tests: no bad request may change it.
    private Tenant tenant() {
        Tenant known = shared;
        if (known == null) {
            known = new Tenant(log);
            known.give("5");
            shared = known;
        }
        return known;
    }

    private static void assertRefused(Response refused) {
        assertThat(refused.statusCode()).as(refused.asString()).isBetween(400, 422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<String>path("detail")).isNotBlank().doesNotContain("dev.pesewa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "5",
                "{",
                "{\"feature\":null}",
                "{\"feature\":\"nothing_such\"}",
                "{\"feature\":{\"a\":1}}",
                "{\"feature\":\"report_summary\",\"costUsd\":-1}",
                "{\"feature\":\"report_summary\",\"costUsd\":1e400}",
                "{\"feature\":\"report_summary\",\"costUsd\":1e-400}",
                "{\"feature\":\"report_summary\",\"costUsd\":NaN}",
                "{\"feature\":\"report_summary\",\"costUsd\":\"Infinity\"}",
                "{\"feature\":\"report_summary\",\"costUsd\":99999999}",
                "{\"feature\":\"report_summary\",\"inputTokens\":-1}",
                "{\"feature\":\"report_summary\",\"inputTokens\":1.5}",
                "{\"feature\":\"report_summary\",\"inputTokens\":1e400}",
                "{\"feature\":\"report_summary\",\"inputTokens\":99999999999999999999}",
                "{\"feature\":\"report_summary\",\"responseTimeMs\":-1}",
                "{\"feature\":\"report_summary\",\"success\":\"perhaps\"}",
                "{\"feature\":\"report_summary\",\"outcome\":\"success\"}",
                "{\"feature\":\"report_summary\",\"requestData\":[1]}",
                "{\"feature\":\"report_summary\",\"requestData\":{\"tone\":\"a@b.example\"}}",
                "{\"feature\":\"report_summary\",\"responseSummary\":{\"tone\":\"0244123456\"}}",
                "{\"feature\":\"report_summary\",\"requestData\":{\"temperature\":1e10000}}",
            })
    void aBadChargeIsRejectedAndCostsNothing(String body) {
        Tenant tenant = tenant();
        assertRefused(tenant.post(CHARGE, body));
        assertThat(tenant.available()).isEqualTo("5.00");
        assertThat(tenant.get("/api/ai/transactions").<List<Object>>path("items")).isEmpty();
    }

    /// Sent by a client that does not parse the body, as RestAssured would.
    private String sent(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(Objects.requireNonNull(address).resolve(path))
                        .header("Authorization", "Bearer " + TestTokens.token("owner", tenant().id))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", Tenant.key())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"feature\":\"report_summary\",\"cost\":-1}       | cost: between 0 and 1000000",
                "{\"feature\":\"report_summary\",\"price\":-1}      | price: between 0 and 1000000",
                "{\"feature\":\"report_summary\",\"cost\":\"a\"}    | cost: a decimal such as",
                "{\"feature\":\"report_summary\",\"inputToken\":1}  | did you mean inputTokens?",
                "{\"feature\":\"report_summary\",\"userID\":\"u\"}  | did you mean userId?",
                "{\"feature\":\"f\",\"cost\":1,\"costUsd\":1}       | means the same as cost",
                "{\"feature\":\"f\",\"success\":\"perhaps\"}       | success: true or false",
                "{\"feature\":                                  | body: is no JSON: line 1",
            })
    void aRejectionSaysInItsOwnWordsWhatIsWrong(String body, String detail)
            throws IOException, InterruptedException {
        assertThat(sent(CHARGE, body)).contains("\"status\":400").contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"estimate\":{\"model\":\"m\",\"maxOutputTokens\":-1}} |"
                        + " estimate.maxOutputTokens",
                "{\"estimate\":{\"model\":\"m\"}}                      | estimate.maxOutputTokens",
                "{\"feature\":\"f\",\"overrun\":\"debt\",\"overrunLimit\":\"1e3\"} | overrunLimit",
                "{\"feature\":\"f\",\"expiresIn\":\"soon\"}                | expiresIn",
                "{\"featur\":\"f\"}                                    | featur"
            })
    void aBadHoldIsRejectedByTheNameOfItsField(String body, String field) {
        Response refused = tenant().post("/api/ai/holds", body);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo(field);
    }

    @Test
    void twoKeysAreRejected() {
        Tenant tenant = tenant();
        Response refused =
                given().auth()
                        .oauth2(TestTokens.token("owner", tenant.id))
                        .contentType("application/json")
                        .header("Idempotency-Key", "one", "two")
                        .body("{\"feature\":\"report_summary\"}")
                        .post(CHARGE);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("Idempotency-Key");
        assertThat(tenant.available()).isEqualTo("5.00");
    }

    @Test
    void aChargeThatCannotBePaidHasATraceIdAlsoWhenItIsRepeated() {
        // Given
        var tenant = new Tenant(log);
        // When
        Response first = unpaid(tenant, "request-1");
        Response again = unpaid(tenant, "request-2");
        // Then
        assertThat(first.statusCode()).isEqualTo(402);
        assertThat(first.<String>path("traceId")).isEqualTo("request-1");
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    private static Response unpaid(Tenant tenant, String requestId) {
        return given().auth()
                .oauth2(TestTokens.token("owner", tenant.id))
                .contentType("application/json")
                .header("Idempotency-Key", "unpaid")
                .header("X-Request-Id", requestId)
                .body("{\"feature\":\"report_summary\"}")
                .post(CHARGE);
    }

    @Test
    void aVerificationNeedsAReference() {
        Response rejected = tenant().post("/api/ai/verify-payment", "{}");
        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.<String>path("errors[0].field")).isEqualTo("reference");
    }

    @Test
    void deeplyNestedJsonIsRejected() throws IOException, InterruptedException {
        String deep = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        String inside = "{\"feature\":\"report_summary\",\"requestData\":" + deep + "}";
        assertThat(sent(CHARGE, deep))
                .contains("\"status\":400")
                .contains("is too deep or too long");
        assertThat(sent(CHARGE, inside)).contains("\"status\":400").contains("requestData");
        assertThat(sent("/api/ai/holds", deep)).contains("\"status\":400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aChargeNeedsAKey(String key) {
        Tenant tenant = tenant();
        assertRefused(tenant.post(CHARGE, "{\"feature\":\"report_summary\"}", key));
        assertRefused(tenant.post(CHARGE, "{\"feature\":\"report_summary\"}", "k".repeat(10_00)));
        assertThat(tenant.available()).isEqualTo("5.00");
    }

    @Test
    void aKeyThatWasUsedForAnotherBodyIsRejected() {
        var tenant = new Tenant(log);
        tenant.give("5");
        tenant.post(CHARGE, "{\"feature\":\"report_summary\"}", "one").then().statusCode(200);
        Response reused = tenant.post(CHARGE, "{\"feature\":\"customer_insight\"}", "one");
        assertRefused(reused);
        assertThat(reused.<String>path("code")).isEqualTo("idempotency-key-reused");
        assertThat(tenant.available()).isEqualTo("4.80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "0.0000001",
                "1e400",
                "NaN",
                "Infinity",
                "ten",
                "99999999999999",
                ""
            })
    void aBadAmountOfAGrantIsRejected(String credits) {
        Tenant tenant = tenant();
        Response refused =
                Tenant.post(
                        TestTokens.operator(),
                        "/api/billing/grants?workspaceId=" + tenant.id,
                        "{\"credits\":\"%s\",\"reason\":\"bad\"}".formatted(credits),
                        Tenant.key());
        assertRefused(refused);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("credits");
        assertThat(tenant.available()).isEqualTo("5.00");
    }

    /// Such as milliseconds where seconds are meant, and times that PostgreSQL cannot store.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1790000000000",
                "\"+300000-01-01T00:00:00Z\"",
                "\"-5000-01-01T00:00:00Z\"",
                "\"tomorrow\""
            })
    void aBadEndOfAGrantIsRejected(String end) {
        Tenant tenant = tenant();
        assertRefused(grant(tenant, end, Tenant.key()));
        assertThat(tenant.available()).isEqualTo("5.00");
    }

    private static Response grant(Tenant tenant, String end, String key) {
        String body = "{\"credits\":\"1\",\"reason\":\"r\",\"expiresAt\":" + end + "}";
        String path = "/api/billing/grants?workspaceId=" + tenant.id;
        return Tenant.post(TestTokens.operator(), path, body, key);
    }

    @Test
    void aRetriedGrantThatIsOverByNowGetsItsFirstResponse() {
        var tenant = new Tenant(log);
        String end = "\"" + Instant.now().plusSeconds(1) + "\"";
        Response first = grant(tenant, end, "short");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        await().until(() -> grant(tenant, end, Tenant.key()).statusCode() == 400);
        assertThat(grant(tenant, end, "short").asString()).isEqualTo(first.asString());
        assertRefused(grant(tenant, end, "another"));
    }
}
