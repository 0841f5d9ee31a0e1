package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Credits and payments through the gateway, as a client would use and misuse them.
class MoneyIT {

    private static final Stack STACK = SystemStack.get();
    private static final int AT_ONCE = 64;

    private ApiClient owner;

    @BeforeEach
    void aWorkspace() {
        owner = STACK.as("owner", SystemStack.workspace());
    }

    @Test
    void theTrialIsGrantedOnce() {
        assertThat(trial("t1").status()).isEqualTo(201);
        assertThat(trial("t1").status()).isEqualTo(201);
        ApiResponse second = trial("t2");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("code").asText()).isEqualTo("trial-taken");
        assertThat(available()).isEqualTo("5.00");
    }

    @Test
    void sixtyFourChargesAtOnceSpendNoMoreThanThereIs() throws InterruptedException {
        // Given: 5 credits, enough for 25 summaries at 0.2.
        trial("t");
        var statuses = new ConcurrentLinkedQueue<Integer>();
        // When
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String key = "c" + i;
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> statuses.add(charge("report_summary", key).status())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(25);
        assertThat(statuses.stream().filter(status -> status == 402)).hasSize(AT_ONCE - 25);
        assertBalanced("5.00", "0.00");
    }

    @Test
    void oneKeyHasOneEffectHoweverOftenItIsSentAtOnce() throws InterruptedException {
        // Given
        trial("t");
        var answers = new ConcurrentLinkedQueue<JsonNode>();
        // When
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> answers.add(charge("credit_assessment", "same").json())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(answers.stream().distinct()).hasSize(1);
        assertBalanced("3.00", "2.00");
    }

    @Test
    void aKeyIsNotForAnotherRequest() {
        trial("t");
        assertThat(charge("report_summary", "k").status()).isEqualTo(200);
        ApiResponse other = charge("customer_insight", "k");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency-key-reused");
        assertBalanced("0.20", "4.80");
    }

    @Test
    void aRefusalIsAnsweredTheSameAgainAlsoWhenCreditsHaveComeSince() {
        ApiResponse refused = charge("report_summary", "k");
        assertThat(refused.status()).isEqualTo(402);
        trial("t");
        ApiResponse again = charge("report_summary", "k");
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.json().path("shortfall")).isEqualTo(refused.json().path("shortfall"));
    }

    @Test
    void aFailedCallIsLoggedAndFree() {
        trial("t");
        JsonNode answer =
                owner.post(
                                "/api/ai/charge",
                                Map.of(
                                        "feature", "credit_assessment",
                                        "success", false,
                                        "errorMessage", "timed out"),
                                key("f"))
                        .expect(200);
        assertThat(answer.path("creditsCharged").asText()).isEqualTo("0.00");
        JsonNode logged = owner.get("/api/ai/transactions").expect(200).path("items").path(0);
        assertThat(logged.path("outcome").asText()).isEqualTo("failed");
        assertThat(available()).isEqualTo("5.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"feature\":\"report_summary\",\"costUsd\":-1}",
                "{\"feature\":\"report_summary\",\"costUsd\":1e400}",
                "{\"feature\":\"report_summary\",\"costUsd\":\"NaN\"}",
                "{\"feature\":\"report_summary\",\"costUsd\":0.0000000000001}",
                "{\"feature\":\"report_summary\",\"inputTokens\":-1}",
                "{\"feature\":\"report_summary\",\"inputTokens\":1.5}",
                "{\"feature\":\"report_summary\",\"surprise\":1}",
                "{\"feature\":\"\"}",
                "{}",
            })
    void aMalformedChargeChangesNothing(String body) {
        trial("t");
        ApiResponse answer =
                owner.send("POST", "/api/ai/charge", "application/json", body, key("m"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertBalanced("0.00", "5.00");
    }

    @Test
    void aChargeWithoutAKeyOrOfAnUnknownFeatureIsRefused() {
        ApiResponse keyless = owner.post("/api/ai/charge", Map.of("feature", "report_summary"));
        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.text()).contains("Idempotency-Key");
        ApiResponse unknown = charge("mind_reading", "u");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("code").asText()).isEqualTo("feature-unknown");
    }

    @Test
    void aPaymentOfAnotherAmountOrCurrencyCreditsNothingAndIsShown() {
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(
                        Map.of("outcome", "success", "amountOverride", 100),
                        Map.of("outcome", "success", "currencyOverride", "NGN"))) {
            String reference = buy("STARTER", "wrong-" + wrong.hashCode());
            pay(reference, wrong);
            assertThat(available()).isEqualTo("0.00");
            JsonNode mismatches = STACK.operator().get("/api/billing/mismatches").expect(200);
            assertThat(mismatches.toString()).contains(reference);
        }
    }

    @Test
    void aWebhookThatIsLostIsMadeGoodByAsking() {
        String reference = buy("PRO", "lost");
        pay(reference, Map.of("outcome", "success", "deliveries", 0));
        assertThat(available()).isEqualTo("0.00");
        JsonNode verified =
                owner.post("/api/ai/verify-payment", Map.of("reference", reference)).expect(200);
        assertThat(verified.path("creditsAdded").asText()).isEqualTo("250.00");
        owner.post("/api/ai/verify-payment", Map.of("reference", reference)).expect(200);
        assertThat(available()).isEqualTo("250.00");
    }

    @Test
    void aLateSuccessAfterAFailureStillCredits() {
        String reference = buy("STARTER", "late");
        pay(reference, Map.of("outcome", "failed"));
        JsonNode failed =
                owner.post("/api/ai/verify-payment", Map.of("reference", reference)).expect(200);
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        pay(reference, Map.of("outcome", "success", "deliveries", 5));
        assertThat(available()).isEqualTo("30.00");
        assertBalanced("0.00", "30.00");
    }

    @Test
    void aPurchaseIsStartedOncePerKeyAndNotSeenByOthers() {
        String reference = buy("STARTER", "p");
        assertThat(buy("STARTER", "p")).isEqualTo(reference);
        ApiClient stranger = STACK.as("owner", SystemStack.workspace());
        assertThat(stranger.post("/api/ai/verify-payment", Map.of("reference", reference)).status())
                .isEqualTo(404);
    }

    @Test
    void theServiceItselfCannotChangeTheJournal() throws java.sql.SQLException {
        try (var connection =
                        java.sql.DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:"
                                        + STACK.ports().postgres()
                                        + "/billing",
                                "billing_app",
                                "pesewa");
                var statement = connection.createStatement()) {
            for (String change : List.of("UPDATE posting SET amount = 1", "DELETE FROM posting")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(change))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private ApiResponse trial(String key) {
        return owner.post("/api/ai/trial", Map.of(), key(key));
    }

    private ApiResponse charge(String feature, String key) {
        return owner.post("/api/ai/charge", Map.of("feature", feature), key(key));
    }

    private String buy(String pack, String key) {
        return owner.post(
                        "/api/ai/purchase",
                        Map.of("packType", pack, "paymentMethod", "PAYSTACK"),
                        key(key))
                .expect(201)
                .path("paymentReference")
                .asText();
    }

    private static void pay(String reference, Map<String, Object> outcome) {
        STACK.simulators().post("/control/paystack/transactions/" + reference, outcome).expect(200);
    }

    private String available() {
        return owner.get("/api/ai/credits").expect(200).path("available").asText();
    }

    private void assertBalanced(String spent, String available) {
        JsonNode proof = owner.get("/api/ai/ledger/proof").expect(200);
        assertThat(proof.path("balanced").asBoolean()).as(proof.toString()).isTrue();
        assertThat(proof.path("spent").asText()).isEqualTo(spent);
        assertThat(proof.path("available").asText()).isEqualTo(available);
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }
}
