package dev.pesewa.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A random call of `PlainStatistics`. Null: sent without it.
record PlainCall(
        String id,
        @Nullable String corrects,
        @Nullable String client,
        @Nullable String user,
        String feature,
        String provider,
        String model,
        @Nullable BigDecimal price,
        int input,
        int cachedInput,
        int cacheWrite,
        int cacheWriteForAnHour,
        int output,
        @Nullable Integer millis,
        boolean success,
        boolean cached,
        Instant at) {

    Map<String, Object> asSent() {
        Map<String, Object> sent = new HashMap<>(fields());
        if (corrects != null) {
            sent.put("corrects", corrects);
        }
        if (client != null) {
            sent.put("clientId", client);
        }
        if (user != null) {
            sent.put("userId", user);
        }
        if (price != null) {
            sent.put("cost", price.toPlainString());
        }
        if (millis != null) {
            sent.put("durationMs", millis);
        }
        return sent;
    }

    /// Who was active by it; null for nobody.
    @Nullable String subject() {
        return user != null || client == null ? user : "client " + client;
    }

    /// An answer from a cache costs nothing.
    boolean unpriced() {
        return price == null && !cached;
    }

    BigDecimal cost() {
        return price == null ? BigDecimal.ZERO : price;
    }

    private Map<String, Object> fields() {
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("feature", feature),
                Map.entry("provider", provider),
                Map.entry("model", model),
                Map.entry("inputTokens", input),
                Map.entry("cachedInputTokens", cachedInput),
                Map.entry("cacheWriteTokens", cacheWrite),
                Map.entry("cacheWrite1hTokens", cacheWriteForAnHour),
                Map.entry("outputTokens", output),
                Map.entry("success", success),
                Map.entry("cached", cached),
                Map.entry("occurredAt", at.toString()));
    }
}
