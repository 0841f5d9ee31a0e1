package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.Polling;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import dev.pesewa.local.client.RetryingApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// Sudden deaths in the middle of work: what was answered is there, once.
class ProcessKillIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BATCHES = 60;
    private static final int EVENTS_PER_BATCH = 50;
    private static final int WORKERS = 4;
    private static final int CHARGES_PER_WORKER = 40;

    @Test
    void everyAcceptedEventIsCountedOnceAlthoughUsageServiceAndPostgresAreKilled() {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop"))
                .expect(200, 201);
        // When
        Thread killer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    Polling.pause(Duration.ofMillis(400));
                                    restart("usage-service");
                                    STACK.postgres().kill();
                                    Polling.pause(Duration.ofMillis(500));
                                    STACK.postgres().start();
                                });
        int accepted = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            accepted += sendUntilAccepted(owner, batch);
        }
        join(killer);
        // Then
        long expected = accepted;
        assertThat(accepted).isEqualTo(BATCHES * EVENTS_PER_BATCH);
        await().atMost(PATIENCE)
                .during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(messages(owner, workspace)).isEqualTo(expected));
    }

    /// An unanswered batch is sent again with the same ids, as any client would.
    private static int sendUntilAccepted(ApiClient owner, int batch) {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_BATCH; i++) {
            events.add(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("id", "e-" + batch + "-" + i)
                            .put("clientId", "shop"));
        }
        ApiResponse answer = RetryingApiClient.send(() -> owner.post("/api/usage/events", events));
        return answer.expect(202).path("accepted").asInt();
    }

    private static long messages(ApiClient owner, String workspace) {
        return RetryingApiClient.send(() -> owner.get("/api/usage/stats/" + workspace))
                .expect(200)
                .path("totalMessages")
                .asLong();
    }

    @Test
    void everyAnsweredChargeIsInTheBooksOnceAlthoughBillingIsKilled() {
        // Given
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/ai/trial", Map.of(), Map.of("Idempotency-Key", "trial")).expect(200, 201);
        Map<String, String> answered = new ConcurrentHashMap<>();
        // When
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            String prefix = "w" + worker + "-";
            workers.add(Thread.ofVirtual().start(() -> charge(owner, prefix, answered)));
        }
        Polling.pause(Duration.ofMillis(150));
        restart("billing-service");
        STACK.postgres().kill();
        STACK.postgres().start();
        workers.forEach(ProcessKillIT::join);
        // Then: 5 credits of trial pay for 50 descriptions at 0.1, the rest was refused.
        Set<String> ids = new HashSet<>(answered.values());
        assertThat(ids).hasSize(50);
        JsonNode proof = owner.get("/api/ai/ledger/proof").expect(200);
        assertThat(proof.path("balanced").asBoolean()).isTrue();
        assertThat(proof.path("spent").asText()).isEqualTo("5.00");
        assertThat(proof.path("available").asText()).isEqualTo("0.00");
        answered.forEach((key, id) -> assertThat(chargeOnce(owner, key)).isEqualTo(id));
        assertThat(owner.get("/api/ai/credits").expect(200).path("available").asText())
                .isEqualTo("0.00");
    }

    private static void charge(ApiClient owner, String prefix, Map<String, String> answered) {
        for (int i = 0; i < CHARGES_PER_WORKER; i++) {
            String key = prefix + i;
            String id = chargeOnce(owner, key);
            if (!id.isEmpty()) {
                answered.put(key, id);
            }
        }
    }

    /// The transaction's id, or nothing when it was refused for lack of credits.
    private static String chargeOnce(ApiClient owner, String key) {
        JsonNode answer =
                RetryingApiClient.send(
                                () ->
                                        owner.post(
                                                "/api/ai/charge",
                                                Map.of("feature", "product_description"),
                                                Map.of("Idempotency-Key", key)))
                        .expect(200, 402);
        return answer.path("transactionId").asText("");
    }

    private static void restart(String name) {
        STACK.service(name).process().kill();
        STACK.service(name).start();
        STACK.service(name).awaitReady();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
