package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// Credit packs in the 30 days to a day, in the reporting currency: what was sold, what of all that
/// was ever sold was spent, and how many workspaces bought.
public record CreditSales(BigDecimal sold, BigDecimal recognised, long customers) {}
