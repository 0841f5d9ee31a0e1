package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// AI calls of a day or a period. Costs are in USD and leave out calls of unknown price (I8).
///
/// @param unpriced how many of the calls have no price
/// @param cost30 the cost of the 30 days that end with the day or the period
/// @param unpriced30 how many calls of those 30 days have no price
public record AiUsage(
        long messages,
        long tokens,
        long unpriced,
        BigDecimal cost,
        BigDecimal cost30,
        long unpriced30) {

    /// This and what follows it: what was counted is added, and the 30 days are those of the later.
    AiUsage then(AiUsage later) {
        return new AiUsage(
                messages + later.messages,
                tokens + later.tokens,
                unpriced + later.unpriced,
                cost.add(later.cost),
                later.cost30,
                later.unpriced30);
    }
}
