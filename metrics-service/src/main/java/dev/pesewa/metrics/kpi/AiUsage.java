package dev.pesewa.metrics.kpi;

import java.math.BigDecimal;

/// AI calls of a day or a period; `cost30` is the cost of the 30 days to its end, and
/// `unpriced30` how many of their calls have no price. Costs in USD, without the unpriced calls.
public record AiUsage(
        long messages,
        long tokens,
        long unpriced,
        BigDecimal cost,
        BigDecimal cost30,
        long unpriced30) {

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
