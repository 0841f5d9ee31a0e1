package dev.pesewa.usage.ingest;

import dev.pesewa.prices.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A well-formed event as a client sent it. `costUsd` is null when it is to be computed;
/// `corrects` is the id of the event whose place it takes.
public record IncomingEvent(
        String source,
        String id,
        @Nullable String corrects,
        String clientId,
        @Nullable String userId,
        @Nullable String feature,
        @Nullable String provider,
        @Nullable String model,
        TokenCounts tokens,
        @Nullable BigDecimal costUsd,
        @Nullable Long durationMs,
        boolean success,
        @Nullable String error,
        boolean cached,
        Instant occurredAt,
        Map<String, String> attributes) {}
