package dev.pesewa.usage.analytics;

/// How long calls took; `calls` is 0 when none said. `p95Ms` to two significant digits.
public record Durations(long calls, long totalMs, long p95Ms) {}
