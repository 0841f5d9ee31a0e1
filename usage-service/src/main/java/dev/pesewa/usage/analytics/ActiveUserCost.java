package dev.pesewa.usage.analytics;

import java.math.BigDecimal;

/// Total cost and distinct users of a period; a call without a user counts for its client. A call
/// with neither costs what it costs, and nobody was active by it. The cost leaves out the
/// `unpriced` calls, whose cost is not known (I8).
public record ActiveUserCost(BigDecimal cost, long activeUsers, long unpriced) {}
