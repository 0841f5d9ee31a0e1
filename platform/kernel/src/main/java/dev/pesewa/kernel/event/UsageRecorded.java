package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One AI call. Token counts are disjoint. `costUsd` is exact and null when the model's price is
/// unknown; `pricing` says where it comes from: `given`, `flat`, `unpriced`, or `catalog VERSION
/// RULE`. Counted once per (workspaceId, source, id), for ever. `audio` is null for calls without
/// audio. `corrects` is the id of an earlier event of the same source whose place this one takes.
/// `unchecked` is true when nobody could be asked whether its client is active, else null.
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
        Map<String, String> attributes,
        @Nullable AudioTokens audio,
        @Nullable String corrects,
        @Nullable Boolean unchecked) {
    public static final String TYPE = "usage.recorded.v1";

    /// Tokens of sound, disjoint from each other and from the tokens of text.
    public record AudioTokens(long input, long cachedInput, long output) {}

    public UsageRecorded costing(@Nullable BigDecimal otherCost, String otherPricing) {
        return new UsageRecorded(
                workspaceId,
                source,
                id,
                clientId,
                userId,
                feature,
                provider,
                model,
                inputTokens,
                cachedInputTokens,
                cacheWriteTokens,
                outputTokens,
                otherCost,
                otherPricing,
                durationMs,
                success,
                error,
                cached,
                occurredAt,
                attributes,
                audio,
                corrects,
                unchecked);
    }

    /// The source of events that name none, and of charges: an app that reports a call by both
    /// doors under one id is counted once.
    public static final String DEFAULT_SOURCE = "pesewa";
}
