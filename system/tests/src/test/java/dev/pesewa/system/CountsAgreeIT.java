package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One rule for what counts: a call that was taken, by whatever door, counts once in usage-service,
/// in budgets and in metrics-service; a call that was refused counts nowhere.
class CountsAgreeIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = 80;
    private static final int WINDOW = 30;

    private final String workspace = SystemStack.workspace("USD", "UTC");
    private final ApiClient owner = STACK.as("owner", workspace);

    private void give(String credits) {
        STACK.operator()
                .post(
                        "/api/billing/grants?workspaceId=" + workspace,
                        Map.of("credits", credits, "reason", "a test"),
                        Map.of("Idempotency-Key", "grant"))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261125, 7, 42})
    void usageAndMetricsShowTheSameForARandomHistory(long seed) {
        // Given
        System.out.println("seed " + seed);
        give("100");
        var history = new RandomHistory(owner, seed);
        history.registerClients();
        awaitHold(RandomHistory.INACTIVE, 422);
        // When
        history.calls(CALLS);
        countUnattributed();
        awaitHold(RandomHistory.UNKNOWN, 201);
        history.calls(CALLS);
        // Then
        assertThat(history.refused()).isPositive();
        await().atMost(PATIENCE).untilAsserted(() -> assertUsage(history));
        await().atMost(PATIENCE).untilAsserted(() -> assertMetrics(history));
    }

    private void countUnattributed() {
        owner.send(
                        "PATCH",
                        "/api/usage/settings/" + workspace,
                        "application/json",
                        "{\"unknownClients\":\"count-unattributed\"}",
                        Map.of())
                .expect(200);
    }

    /// A hold says what billing knows of a client, and counts nowhere.
    private void awaitHold(String client, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hold(client).status()).isEqualTo(status));
    }

    private ApiResponse hold(String client) {
        return owner.post(
                "/api/ai/holds",
                Map.of("feature", "report_summary", "clientId", client),
                Map.of("Idempotency-Key", "hold-of-" + client + "-" + System.nanoTime()));
    }

    private void assertUsage(RandomHistory history) {
        JsonNode stats = owner.get("/api/usage/stats/" + workspace + range("Date")).expect(200);
        assertThat(stats.path("totalMessages").asLong()).isEqualTo(history.messages());
        assertThat(stats.path("totalCost").decimalValue())
                .isEqualByComparingTo(shown(history.cost()));
        assertThat(stats.path("unpricedMessages").asLong()).isEqualTo(history.unpriced());
        JsonNode cau = owner.get("/api/usage/cau/" + workspace + range("Date")).expect(200);
        assertThat(cau.path("activeUsers").asLong()).isEqualTo(history.activeSubjects());
        assertThat(cau.path("cau").decimalValue()).isEqualByComparingTo(cau(history));
    }

    private void assertMetrics(RandomHistory history) {
        JsonNode metrics =
                STACK.operator()
                        .get(
                                "/api/system/metrics/summary"
                                        + range("")
                                        + "&workspaceId="
                                        + workspace)
                        .expect(200)
                        .path("metrics");
        assertThat(value(metrics, "aiMessages")).isEqualByComparingTo("" + history.messages());
        assertThat(value(metrics, "aiCost")).isEqualByComparingTo(shown(history.cost()));
        assertThat(value(metrics, "mau")).isEqualByComparingTo("" + history.activeSubjects());
        assertThat(value(metrics, "cau")).isEqualByComparingTo(cau(history));
    }

    private static BigDecimal value(JsonNode metrics, String name) {
        return metrics.path(name).path("value").decimalValue();
    }

    private static BigDecimal cau(RandomHistory history) {
        return history.cost()
                .divide(BigDecimal.valueOf(history.activeSubjects()), 6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN);
    }

    /// The last 30 days, as usage-service and as metrics-service calls them.
    private static String range(String suffix) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?start%1$s=%2$s&end%1$s=%3$s"
                .formatted(suffix, today.minusDays(WINDOW - 1L), today);
    }

    @Test
    void aBudgetSeesTheCostOfCallsOfNoClient() {
        // Given 1.4355 of 1.50 are spent
        give("10");
        String budget = "/api/usage/budgets/" + workspace;
        owner.send(
                        "PUT",
                        budget,
                        "application/json",
                        "{\"amount\":1.50,\"hardStop\":true}",
                        Map.of())
                .expect(200);
        owner.post("/api/usage/clients", Map.of("clientId", "shop")).expect(201);
        owner.post("/api/usage/events", Map.of("id", "1", "clientId", "shop", "cost", "1.4355"))
                .expect(202);
        awaitSpent(budget, "1.4355");
        // When
        charge("first").expect(200);
        // Then
        awaitSpent(budget, "1.9355");
        await().atMost(PATIENCE)
                .until(() -> owner.get("/api/ai/check?feature=report_summary").status() == 402);
        assertThat(charge("second").expect(402).path("code").asText()).isEqualTo("budget-exceeded");
    }

    private ApiResponse charge(String key) {
        return owner.post(
                "/api/ai/charge",
                Map.of("feature", "report_summary", "costUsd", "0.50"),
                Map.of("Idempotency-Key", key));
    }

    private void awaitSpent(String budget, String spent) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                owner.get(budget)
                                                .expect(200)
                                                .path("spent")
                                                .decimalValue()
                                                .compareTo(new BigDecimal(spent))
                                        == 0);
    }

    @Test
    void aFailedCallWithoutTokensOrCostLowersTheSuccessRate() {
        // Given
        give("10");
        String charge = "/api/ai/charge";
        owner.post(charge, Map.of("feature", "report_summary"), Map.of("Idempotency-Key", "good"))
                .expect(200);
        // When
        owner.post(
                        charge,
                        Map.of("feature", "report_summary", "success", false),
                        Map.of("Idempotency-Key", "failed"))
                .expect(200);
        // Then
        String path = "/api/usage/stats/" + workspace + range("Date");
        await().atMost(PATIENCE)
                .until(() -> owner.get(path).expect(200).path("totalMessages").asInt() == 2);
        JsonNode stats = owner.get(path).expect(200);
        assertThat(stats.path("unpricedMessages").asInt()).isEqualTo(2);
        assertThat(stats.path("unattributed").path("messages").asInt()).isEqualTo(2);
        assertThat(stats.path("successRate").decimalValue().doubleValue()).isIn(0.5, 50.0);
    }
}
