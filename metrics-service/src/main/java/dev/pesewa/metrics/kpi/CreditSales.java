package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// Credit packs in the 30 days that end with a day, in the reporting currency. Example: a pack of
/// 80 GHS of which a quarter was spent is 80 `sold` and 20 `recognised`.
///
/// @param recognised what the credits spent in the 30 days had cost their buyers, whenever bought
/// @param customers how many workspaces bought a pack
public record CreditSales(BigDecimal sold, BigDecimal recognised, long customers) {}
