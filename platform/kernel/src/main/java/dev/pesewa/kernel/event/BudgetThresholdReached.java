package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// The cost of a workspace's month has reached `threshold` percent of its budget; told once.
/// Amounts are USD, `month` is its first day.
public record BudgetThresholdReached(
        UUID workspaceId, LocalDate month, int threshold, BigDecimal amount, BigDecimal cost) {
    public static final String TYPE = "budget.threshold-reached.v1";
}
