package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.Stack;
import dev.pesewa.local.Waiting;
import dev.pesewa.local.client.Answer;
import dev.pesewa.local.client.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What crosses the services: a budget that stops charges, and live updates through the gateway.
class UsageIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aBudgetThatIsUsedUpStopsCharges() {
        // Given
        String workspace = SystemStack.workspace();
        Api owner = STACK.as("owner", workspace);
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
        Waiting.until(PATIENCE, () -> check(owner).status() == 402);
        assertThat(check(owner).expect(402).path("code").asText()).isEqualTo("budget-exceeded");
        assertThat(charge(owner, "during").expect(402).path("code").asText())
                .isEqualTo("budget-exceeded");
        assertThat(owner.get(budget).expect(200).path("stopped").asBoolean()).isTrue();

        // And goes on when it is raised
        owner.send("PUT", budget, "application/json", "{\"amount\":10}", Map.of()).expect(200);
        Waiting.until(PATIENCE, () -> check(owner).status() == 200);
        assertThat(charge(owner, "after").status()).isEqualTo(200);

        // And when a budget that stops is taken away
        owner.send("PUT", budget, "application/json", "{\"amount\":1,\"hardStop\":true}", Map.of())
                .expect(200);
        Waiting.until(PATIENCE, () -> check(owner).status() == 402);
        owner.send("DELETE", budget, "application/json", "", Map.of()).expect(204);
        Waiting.until(PATIENCE, () -> check(owner).status() == 200);
        owner.send("DELETE", budget, "application/json", "", Map.of()).expect(404);
    }

    private static Answer check(Api owner) {
        return owner.get("/api/ai/check?feature=report_summary");
    }

    private static Answer charge(Api owner, String key) {
        return owner.post(
                "/api/ai/charge",
                Map.of("feature", "report_summary", "clientId", "shop"),
                Map.of("Idempotency-Key", key));
    }

    @Test
    void liveUpdatesComeThroughTheGatewayAsTheyHappen() throws IOException, InterruptedException {
        // Given
        String workspace = SystemStack.workspace();
        Api owner = STACK.as("owner", workspace);
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

    private static String data(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("The stream ended");
    }
}
