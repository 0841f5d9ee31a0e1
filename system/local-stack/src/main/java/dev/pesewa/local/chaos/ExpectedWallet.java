package dev.pesewa.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A workspace as its clients know it: by the answers alone.
final class ExpectedWallet {

    private static final int CONFLICT = 409;

    private final String workspace;
    private final ApiClient owner;
    private final Map<String, SentRequest> answered = new ConcurrentHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<String> charges = ConcurrentHashMap.newKeySet();
    private BigDecimal granted = BigDecimal.ZERO;
    private BigDecimal spent = BigDecimal.ZERO;
    private int refused;

    ExpectedWallet(String workspace, ApiClient owner) {
        this.workspace = workspace;
        this.owner = owner;
    }

    /// A request that was answered.
    record SentRequest(String path, Object body, int status, String text) {

        /// A conflict is not kept with its key, and a purchase is answered with its present state.
        boolean isFinal() {
            return status != CONFLICT && !path.endsWith("/purchase");
        }
    }

    String workspace() {
        return workspace;
    }

    ApiClient owner() {
        return owner;
    }

    synchronized void granted(String credits) {
        granted = granted.add(new BigDecimal(credits));
    }

    synchronized void answered(String key, String path, Object body, ApiResponse answer) {
        answered.put(key, new SentRequest(path, body, answer.status(), answer.text()));
        keys.add(key);
        JsonNode json = answer.json();
        JsonNode charged = json.path(path.endsWith("charge") ? "creditsCharged" : "charged");
        if (json.has("transactionId")) {
            charges.add(json.path("transactionId").asText());
            spent = spent.add(new BigDecimal(charged.asText()));
        }
        if (answer.status() == 402 && path.endsWith("charge")) {
            refused++;
        }
    }

    /// The n-th key that was answered, counted round.
    synchronized @Nullable String key(int n) {
        return keys.isEmpty() ? null : keys.get(Math.floorMod(n, keys.size()));
    }

    Map<String, SentRequest> sent() {
        return answered;
    }

    Set<String> charges() {
        return charges;
    }

    synchronized BigDecimal granted() {
        return granted;
    }

    synchronized BigDecimal spent() {
        return spent;
    }

    synchronized int refused() {
        return refused;
    }
}
