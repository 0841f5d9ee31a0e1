package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A budget with a hard stop is used up: calls are refused until the month ends, or until
/// `BudgetResumed` comes. Amounts are USD, `month` is its first day.
public record BudgetStopped(
        UUID workspaceId, LocalDate month, BigDecimal amount, BigDecimal cost, Instant until) {
    public static final String TYPE = "budget.stopped.v1";
}
