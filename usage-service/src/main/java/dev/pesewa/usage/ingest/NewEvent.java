package dev.pesewa.usage.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A well-formed event as a client sent it. Token counts are disjoint; `costUsd` is null when it is
/// to be computed.
public record NewEvent(
        String source,
        String id,
        String clientId,
        @Nullable String userId,
        @Nullable String feature,
        @Nullable String provider,
        @Nullable String model,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        @Nullable BigDecimal costUsd,
        @Nullable Long durationMs,
        boolean success,
        @Nullable String error,
        boolean cached,
        Instant occurredAt,
        Map<String, String> attributes) {}
