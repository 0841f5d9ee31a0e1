package dev.pesewa.usage.analytics;

import java.math.BigDecimal;

/// Total cost and distinct users of a period; a call without a user counts for its client. A call
/// with neither costs what it costs, and nobody was active by it.
public record ActiveUserCost(BigDecimal cost, long activeUsers) {}
