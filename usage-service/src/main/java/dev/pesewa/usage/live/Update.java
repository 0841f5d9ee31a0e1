package dev.pesewa.usage.live;

import dev.pesewa.usage.budget.BudgetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a workspace has used so far: a picture, not a difference, so that one that is missed is not
/// missed. `version` rises with every change; costs are USD, days the workspace's own.
public record Update(
        long version,
        Instant asOf,
        String currency,
        Part today,
        Part monthToDate,
        BudgetState.@Nullable State budget) {

    public record Part(LocalDate startDate, BigDecimal cost, long messages) {}
}
