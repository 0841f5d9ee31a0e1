package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A workspace in euros: its rates come from billing-service, its costs by both doors.
class WorkspaceCurrencyIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void eventsAndChargesAreSummedInTheCurrencyOfTheWorkspace() {
        // Given
        STACK.operator()
                .send(
                        "PUT",
                        "/api/billing/fx",
                        "application/json",
                        """
                        {"currency":"EUR","rate":"0.92","effectiveOn":"2026-01-01",\
                        "source":"a test"}""",
                        Map.of())
                .expect(200);
        String workspace =
                STACK.operator()
                        .post("/api/workspaces", Map.of("name", "Kantamanto", "currency", "EUR"))
                        .expect(201)
                        .path("id")
                        .asText();
        ApiClient owner = STACK.as("owner", workspace);
        String stats = "/api/usage/stats/%s?currency=".formatted(workspace);
        await().atMost(PATIENCE).until(() -> owner.get(stats + "EUR").status() == 200);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop")).expect(201);
        owner.post("/api/ai/trial", Map.of(), Map.of("Idempotency-Key", "trial")).expect(201);

        // When 24 messages at the flat price, and a charge that states its cost
        List<Map<String, Object>> messages =
                IntStream.range(0, 24)
                        .mapToObj(i -> Map.<String, Object>of("id", "m" + i, "clientId", "shop"))
                        .toList();
        owner.post("/api/usage/events", messages).expect(202);
        owner.post(
                        "/api/ai/charge",
                        Map.of("feature", "report_summary", "clientId", "shop", "cost", "0.005"),
                        Map.of("Idempotency-Key", "charge"))
                .expect(200);

        // Then
        await().atMost(PATIENCE)
                .until(
                        () ->
                                owner.get(stats + "EUR").expect(200).path("totalMessages").asInt()
                                        == 25);
        JsonNode euros = owner.get("/api/usage/stats/" + workspace).expect(200);
        assertThat(euros.path("currency").asText()).isEqualTo("EUR");
        assertThat(euros.path("totalCost").decimalValue()).isEqualByComparingTo("0.125");
        assertThat(owner.get(stats + "KES").status()).isEqualTo(422);
    }
}
