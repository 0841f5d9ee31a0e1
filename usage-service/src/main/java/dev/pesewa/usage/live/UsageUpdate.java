package dev.pesewa.usage.live;

import dev.pesewa.usage.budget.BudgetStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a workspace has used so far: a picture, not a difference, so that one that is missed is not
/// missed. `version` rises with every change; costs are in `currency`, the workspace's, and so are
/// days.
public record UsageUpdate(
        long version,
        Instant asOf,
        String currency,
        UpdatePart today,
        UpdatePart monthToDate,
        BudgetStatus.@Nullable BudgetLevel budget) {

    public record UpdatePart(LocalDate startDate, BigDecimal cost, long messages) {}
}
