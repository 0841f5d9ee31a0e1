package dev.pesewa.usage.analytics;

import java.math.BigDecimal;

/// Total cost and distinct users of a period; a call without a user counts for its client.
public record ActiveUserCost(BigDecimal cost, long activeUsers) {}
