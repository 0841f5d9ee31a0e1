package dev.pesewa.usage.analytics;

import java.math.BigDecimal;

/// Exact sums over a period. `timed` calls said how long they took, `durationMs` together.
public record PeriodTotals(
        BigDecimal cost,
        long messages,
        long succeeded,
        long cached,
        long unpriced,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        long timed,
        long durationMs) {}
