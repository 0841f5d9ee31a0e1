package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.ProgressBar;
import dev.pesewa.local.client.UsageImport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What crosses the services: a budget that stops charges, live updates through the gateway, and a
/// file of past usage.
class UsageIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void aBudgetThatIsUsedUpStopsCharges() {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop")).expect(201);
        owner.post("/api/ai/trial", Map.of(), Map.of("Idempotency-Key", "trial")).expect(200, 201);
        String budget = "/api/usage/budgets/" + workspace;
        owner.send("PUT", budget, "application/json", "{\"amount\":1,\"hardStop\":true}", Map.of())
                .expect(200);
        assertThat(charge(owner, "before").status()).isEqualTo(200);

        // When a call costs more than the month may
        owner.post("/api/usage/events", Map.of("id", "1", "clientId", "shop", "cost", "1.5"))
                .expect(202);

        // Then
        await().atMost(PATIENCE).until(() -> check(owner).status() == 402);
        assertThat(check(owner).expect(402).path("code").asText()).isEqualTo("budget-exceeded");
        assertThat(charge(owner, "during").expect(402).path("code").asText())
                .isEqualTo("budget-exceeded");
        assertThat(owner.get(budget).expect(200).path("stopped").asBoolean()).isTrue();

        // And goes on when it is raised
        owner.send("PUT", budget, "application/json", "{\"amount\":10}", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> check(owner).status() == 200);
        assertThat(charge(owner, "after").status()).isEqualTo(200);

        // And when a budget that stops is taken away
        owner.send("PUT", budget, "application/json", "{\"amount\":1,\"hardStop\":true}", Map.of())
                .expect(200);
        await().atMost(PATIENCE).until(() -> check(owner).status() == 402);
        owner.send("DELETE", budget, "application/json", "", Map.of()).expect(204);
        await().atMost(PATIENCE).until(() -> check(owner).status() == 200);
        owner.send("DELETE", budget, "application/json", "", Map.of()).expect(404);
    }

    private static ApiResponse check(ApiClient owner) {
        return owner.get("/api/ai/check?feature=report_summary");
    }

    private static ApiResponse charge(ApiClient owner, String key) {
        return owner.post(
                "/api/ai/charge",
                Map.of("feature", "report_summary", "clientId", "shop"),
                Map.of("Idempotency-Key", key));
    }

    @Test
    void liveUpdatesComeThroughTheGatewayAsTheyHappen() throws IOException, InterruptedException {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop")).expect(201);
        URI gateway = STACK.ports().gateway();
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve("/api/usage/live/" + workspace))
                        .header("Authorization", "Bearer " + STACK.tokens().of("owner", workspace))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(data(lines)).contains("\"messages\":0");

                // When
                owner.post(
                                "/api/usage/events",
                                Map.of("id", "1", "clientId", "shop", "cost", "1.5"))
                        .expect(202);

                // Then
                assertThat(data(lines)).contains("\"messages\":1", "\"cost\":1.5");
            }
            client.shutdownNow();
        }
    }

    @Test
    void anImportedFileKeepsTheFactsOfItsEvents() throws IOException {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        Path file = folder.resolve("usage.ndjson");
        Files.writeString(
                file,
                """
                {"id":"1","clientId":"shop","model":"gpt-4o","rawProvider":"openai",\
                "rawUsage":{"prompt_tokens":90,"completion_tokens":7,\
                "prompt_tokens_details":{"cached_tokens":30,"audio_tokens":5}},\
                "attributes":{"plan":"pro"},"occurredAt":"2026-06-01T10:00:00Z"}
                {"id":"2","clientId":"shop","cost":9,"occurredAt":"2026-06-01T10:00:00Z"}
                {"id":"3","corrects":"2","clientId":"shop","cost":0.5,\
                "occurredAt":"2026-06-01T10:00:00Z"}
                {"specversion":"1.0","type":"usage.recorded","source":"/till","id":"4",\
                "time":"2026-06-01T10:00:00Z","data":{"clientId":"bank","cost":0.25}}
                {"id":"5","clientId":"shop","cost":1,"occurredAt":"2026-06-01T10:0
                """);

        // When
        var result =
                new UsageImport(
                                new EventSender(STACK.operator(), workspace),
                                new ColumnMapping(Map.of(), Map.of()),
                                folder,
                                new ProgressBar(System.out, false))
                        .run(file, workspace);

        // Then
        assertThat(result.accepted()).isEqualTo(4);
        assertThat(result.badRows()).containsExactly("line 5: is cut off: its JSON does not end");
        String export =
                "/api/usage/export/%s?format=json&startDate=2026-06-01&endDate=2026-06-01"
                        .formatted(workspace);
        await().atMost(PATIENCE).until(() -> owner.get(export).expect(200).size() == 4);
        Map<String, JsonNode> events = new HashMap<>();
        owner.get(export)
                .expect(200)
                .forEach(event -> events.put(event.path("id").asText(), event));
        assertThat(events).containsOnlyKeys("1", "2", "3", "4");
        JsonNode raw = events.get("1");
        assertThat(raw.path("provider").asText()).isEqualTo("openai");
        assertThat(raw.path("inputTokens").asLong()).isEqualTo(55);
        assertThat(raw.path("cachedInputTokens").asLong()).isEqualTo(30);
        assertThat(raw.path("audioInputTokens").asLong()).isEqualTo(5);
        assertThat(raw.path("attributes").path("plan").asText()).isEqualTo("pro");
        assertThat(events.get("2").path("correctedBy").asText()).isEqualTo("3");
        assertThat(events.get("4").path("source").asText()).isEqualTo("/till");
    }

    private static String data(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("The stream ended");
    }
}
