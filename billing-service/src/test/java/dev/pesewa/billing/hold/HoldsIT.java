package dev.pesewa.billing.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class HoldsIT {

    private static final String HOLDS = "/api/ai/holds";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject EventProducer log;

    private Tenant tenant;

    @BeforeEach
    void aTenantWithTenCredits() {
        tenant = new Tenant(log);
        tenant.give("10");
    }

    private String open(String body) {
        return tenant.post(HOLDS, body).then().statusCode(201).extract().path("id");
    }

    private Response settle(String hold, String body) {
        return tenant.post(HOLDS + "/" + hold + "/settle", body, "");
    }

    private void provenBalanced() {
        assertThat((boolean) tenant.get("/api/ai/ledger/proof").path("balanced")).isTrue();
    }

    @Test
    void aHoldIsSettledOnceForItsPrice() {
        tenant.register("shop", true);
        String hold = open("{\"feature\":\"credit_assessment\"}");
        assertThat(tenant.available()).isEqualTo("7.00");
        Response settled = settle(hold, "{\"costUsd\":\"0.05\",\"clientId\":\"shop\"}");
        assertThat(settled.statusCode()).isEqualTo(200);
        assertThat(settled.<String>path("charged")).isEqualTo("3.00");
        Response again = settle(hold, "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("detail")).contains("settled already");
        assertThat(tenant.available()).isEqualTo("7.00");
        assertThat(status(hold)).isEqualTo("settled");
        provenBalanced();
    }

    @Test
    void aRetryUnderTheSameKeyGetsTheSameResponse() {
        String body = "{\"feature\":\"credit_assessment\"}";
        Response first = tenant.post(HOLDS, body, "same");
        Response again = tenant.post(HOLDS, body, "same");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(tenant.available()).isEqualTo("7.00");
        Response other = tenant.post(HOLDS, "{\"feature\":\"report_summary\"}", "same");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.<String>path("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void heldCreditsCannotBeSpent() {
        open("{\"feature\":\"collection_analysis\"}");
        open("{\"feature\":\"inventory_forecast\"}");
        Response refused = tenant.post(HOLDS, "{\"feature\":\"credit_assessment\"}");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.<String>path("available")).isEqualTo("1.00");
        assertThat(refused.<String>path("held")).isEqualTo("9.00");
        Response charge = tenant.post("/api/ai/charge", "{\"feature\":\"credit_assessment\"}");
        assertThat(charge.statusCode()).isEqualTo(402);
        provenBalanced();
    }

    @Test
    void aReleasedHoldIsNotSettledAndAFailedCallIsFree() {
        String released = open("{\"feature\":\"credit_assessment\"}");
        tenant.post(HOLDS + "/" + released + "/release", "", "").then().statusCode(200);
        assertThat(settle(released, "{}").statusCode()).isEqualTo(409);
        String failed = open("{\"feature\":\"credit_assessment\"}");
        Response answer = settle(failed, "{\"outcome\":\"failed\",\"errorMessage\":\"timeout\"}");
        assertThat(answer.<String>path("charged")).isEqualTo("0.00");
        assertThat(tenant.available()).isEqualTo("10.00");
        provenBalanced();
    }

    @Test
    void anExpiredHoldGivesItsCreditsBackAndIsStillSettledLate() {
        String hold = open("{\"feature\":\"credit_assessment\",\"expiresIn\":\"PT1S\"}");
        assertThat(tenant.available()).isEqualTo("7.00");
        await().atMost(PATIENCE).until(() -> status(hold), "expired"::equals);
        assertThat(tenant.available()).isEqualTo("10.00");
        Response late = settle(hold, "{}");
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat((boolean) late.path("late")).isTrue();
        assertThat(late.<String>path("charged")).isEqualTo("3.00");
        assertThat(tenant.available()).isEqualTo("7.00");
        assertThat(settle(hold, "{}").statusCode()).isEqualTo(409);
        provenBalanced();
    }

    private String status(String hold) {
        return tenant.get(HOLDS + "/" + hold).path("status");
    }

    @Test
    void anOverrunIsDeniedOwedOrWrittenOff() {
        String estimate =
                "\"estimate\":{\"model\":\"gpt-4o\",\"inputTokens\":1000,\"maxOutputTokens\":1000}";
        String denied = open("{" + estimate + "}");
        Response kept = settle(denied, "{\"costUsd\":1}");
        assertThat(kept.<String>path("charged"))
                .isEqualTo(tenant.get(HOLDS + "/" + denied).path("amount"));
        assertThat(kept.<String>path("absorbed")).isEqualTo(kept.path("overrun"));

        String debt = open("{" + estimate + ",\"overrun\":\"debt\",\"overrunLimit\":\"20\"}");
        Response owed = settle(debt, "{\"costUsd\":1}");
        assertThat(owed.<String>path("charged")).isEqualTo("16.00");
        assertThat(owed.<String>path("newBalance")).isEqualTo("0.00");
        assertThat(owed.<String>path("owed")).isNotEqualTo("0.00");
        assertThat(tenant.get("/api/ai/ledger/proof").<String>path("debt"))
                .isEqualTo(owed.path("owed"));

        // The debt is repaid first.
        tenant.give("10");
        assertThat(tenant.get("/api/ai/ledger/proof").<String>path("debt")).isEqualTo("0.00");
        provenBalanced();
    }

    @Test
    void oneOfManyConcurrentSettlementsAndReleasesEndsAHold() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            String hold = open("{\"feature\":\"customer_insight\",\"overrun\":\"deny\"}");
            Queue<Integer> answers = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String end = i % 2 == 0 ? "/settle" : "/release";
                threads.add(Thread.ofVirtual().start(() -> answers.add(statusOf(hold + end))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        }
        provenBalanced();
    }

    private int statusOf(String end) {
        return tenant.post(HOLDS + "/" + end, "{}", "").statusCode();
    }

    @Test
    void aHoldOfAnotherWorkspaceDoesNotExist() {
        String hold = open("{\"feature\":\"credit_assessment\"}");
        var stranger = new Tenant(log);
        String path = HOLDS + "/" + hold;
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(HOLDS + "/no-uuid").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/settle", "{}", "").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/release", "", "").statusCode()).isEqualTo(404);
        assertThat(stranger.get(HOLDS).<List<Object>>path("items")).isEmpty();
        assertThat(tenant.get(path).<String>path("status")).isEqualTo("open");
        String operator = TestTokens.operator();
        String query = "?workspaceId=" + UUID.randomUUID();
        assertThat(Tenant.get(operator, path + query).statusCode()).isEqualTo(404);
    }

    @Test
    void holdsAreListedInPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(open("{\"feature\":\"customer_insight\"}"));
        }
        Response page = tenant.get(HOLDS + "?limit=3&status=open");
        assertThat(page.<List<String>>path("items.id")).isEqualTo(ids.subList(0, 3));
        Response rest = tenant.get(HOLDS + "?limit=3&cursor=" + page.path("nextCursor"));
        assertThat(rest.<List<String>>path("items.id")).isEqualTo(ids.subList(3, 5));
        assertThat(rest.<Object>path("nextCursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"feature\":\"\"}",
                "{\"feature\":5}",
                "{\"feature\":\"nothing_such\"}",
                "{\"feature\":\"report_summary\",\"expiresIn\":\"soon\"}",
                "{\"feature\":\"report_summary\",\"expiresIn\":\"PT0S\"}",
                "{\"feature\":\"report_summary\",\"expiresIn\":\"-PT5M\"}",
                "{\"feature\":\"report_summary\",\"expiresIn\":\"P400D\"}",
                "{\"feature\":\"report_summary\",\"expiresIn\":\"PT99999999999999999999S\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"maybe\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"debt\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"debt\",\"overrunLimit\":\"1e400\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"debt\",\"overrunLimit\":\"NaN\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"debt\",\"overrunLimit\":\"-1\"}",
                "{\"feature\":\"report_summary\",\"overrun\":\"debt\",\"overrunLimit\":\"5000\"}",
                "{\"feature\":\"report_summary\",\"overrunLimit\":\"1\"}",
                "{\"estimate\":{\"model\":\"gpt-4o\"}}",
                "{\"estimate\":{\"model\":\"no-such-model\",\"maxOutputTokens\":5}}",
                "{\"estimate\":{\"model\":\"gpt-4o\",\"maxOutputTokens\":-5}}",
                "{\"estimate\":{\"model\":\"gpt-4o\",\"maxOutputTokens\":1e30}}",
            })
    void badInputIsRejectedAndHoldsNothing(String body) {
        Response refused = tenant.post(HOLDS, body);
        assertThat(refused.statusCode()).as(refused.asString()).isBetween(400, 422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<String>path("detail")).isNotBlank();
        assertThat(tenant.available()).isEqualTo("10.00");
    }

    @Test
    void aHoldIsForAFeatureOrForAnEstimateAndNotForBoth() {
        // Given
        String both =
                """
                {"feature":"report_summary",\
                "estimate":{"model":"gpt-4o","inputTokens":1000,"maxOutputTokens":1000}}""";
        // When
        Response refused = tenant.post(HOLDS, both);
        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errors.field"))
                .containsExactly("feature", "estimate");
        assertThat(tenant.available()).isEqualTo("10.00");
    }

    @Test
    void aCallThatTellsOfNoTokensIsNotSettledForNothing() {
        // Given
        String hold =
                open(
                        """
                        {"estimate":{"model":"gpt-4o","inputTokens":1000,\
                        "maxOutputTokens":1000}}""");
        // When
        Response refused = settle(hold, "{}");
        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("neither tokens nor a cost");
        assertThat(status(hold)).isEqualTo("open");
    }

    @Test
    void opensNothingWithoutAKey() {
        Response refused = tenant.post(HOLDS, "{\"feature\":\"report_summary\"}", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(tenant.get(HOLDS).<List<Object>>path("items")).isEmpty();
    }
}
