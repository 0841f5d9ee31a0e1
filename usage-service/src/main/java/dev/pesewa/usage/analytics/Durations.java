package dev.pesewa.usage.analytics;

import org.jspecify.annotations.Nullable;

/// How long calls took; `calls` is 0 when none said. `p95Ms` to two significant digits; null when
/// the calls it would be taken from are no longer kept one by one.
public record Durations(long calls, long totalMs, @Nullable Long p95Ms) {}
