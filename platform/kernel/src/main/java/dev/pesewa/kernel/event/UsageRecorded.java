package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One AI call. Token counts are disjoint. `costUsd` is exact and null when the model's price is
/// unknown; `pricing` says where it comes from: `given`, `flat`, `unpriced`, or `catalog VERSION
/// RULE`. Counted once per (workspaceId, source, id), for ever.
public record UsageRecorded(
        UUID workspaceId,
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
        String pricing,
        @Nullable Long durationMs,
        boolean success,
        @Nullable String error,
        boolean cached,
        Instant occurredAt,
        Map<String, String> attributes) {
    public static final String TYPE = "usage.recorded.v1";

    /// The source of events that name none, and of charges: an app that reports a call by both
    /// doors under one id is counted once.
    public static final String DEFAULT_SOURCE = "pesewa";
}
