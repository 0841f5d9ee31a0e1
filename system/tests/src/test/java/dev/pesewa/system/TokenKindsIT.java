package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.ProgressBar;
import dev.pesewa.local.client.UsageImport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kind of token on its whole way: by each door, priced, stored, summed up and given out again.
class TokenKindsIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MODEL = "claude-sonnet-4-5";

    @TempDir private Path folder;

    @Test
    void cacheWritesForAnHourArePricedAndCountedApartByEveryDoor() throws IOException {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop")).expect(201);
        owner.post("/api/ai/trial", Map.of(), Map.of("Idempotency-Key", "trial")).expect(201);

        // When
        Map<String, Object> counts = Map.of("model", MODEL, "cacheWrite1hTokens", 100_000);
        owner.post("/api/usage/events", with(counts, Map.of("id", "event", "clientId", "shop")))
                .expect(202);
        owner.post(
                        "/api/ai/charge",
                        with(counts, Map.of("feature", "report_summary", "clientId", "shop")),
                        Map.of("Idempotency-Key", "charge"))
                .expect(200);
        importFile(workspace);

        // Then
        String export = "/api/usage/export/%s?format=json&currency=USD".formatted(workspace);
        await().atMost(PATIENCE).until(() -> owner.get(export).expect(200).size() == 3);
        for (JsonNode event : owner.get(export).expect(200)) {
            assertThat(event.path("cacheWrite1hTokens").asLong()).isEqualTo(100_000);
            assertThat(event.path("cacheWriteTokens").asLong()).isZero();
            assertThat(new BigDecimal(event.path("cost").asText())).isEqualByComparingTo("0.6");
        }
        JsonNode statistics = owner.get("/api/usage/stats/" + workspace).expect(200);
        assertThat(statistics.at("/tokens/cacheWrite1h").asLong()).isEqualTo(300_000);
        JsonNode transaction = owner.get("/api/ai/transactions").expect(200).at("/items/0");
        assertThat(transaction.path("cacheWrite1hTokens").asLong()).isEqualTo(100_000);
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    private void importFile(String workspace) throws IOException {
        Path file = folder.resolve("usage.csv");
        Files.writeString(
                file,
                """
                id,clientId,model,cacheWrite1hTokens,occurredAt
                imported,shop,%s,100000,%s
                """
                        .formatted(MODEL, Instant.now().minusSeconds(60)));
        var mapping = new ColumnMapping(Map.of("id", "id"), Map.of());
        var sender = new EventSender(STACK.operator(), workspace);
        new UsageImport(sender, mapping, folder, new ProgressBar(System.out, false))
                .run(file, workspace);
    }
}
