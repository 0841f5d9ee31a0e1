package dev.pesewa.usage.analytics;

import java.math.BigDecimal;

/// The part of one day, hour, client, feature … `key` says which.
public record BreakdownRow(String key, BigDecimal cost, long messages) {}
