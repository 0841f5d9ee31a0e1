package dev.pesewa.billing.charge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A call to be charged, with checked shapes. Token counts are disjoint.
public record ChargeCommand(
        String feature,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable String model,
        @Nullable BigDecimal costUsd,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        @Nullable Long responseTimeMs,
        boolean success,
        @Nullable String errorMessage,
        @Nullable String requestData) {

    long tokens() {
        return inputTokens + cachedInputTokens + cacheWriteTokens + outputTokens;
    }
}
