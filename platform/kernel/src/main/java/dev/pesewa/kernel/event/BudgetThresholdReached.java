package dev.pesewa.kernel.event;

import dev.pesewa.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// The cost of a workspace's month has reached `threshold` percent of its budget; told once.
/// Amounts are in `currency` (USD in events that name none), `month` is its first day.
public record BudgetThresholdReached(
        UUID workspaceId,
        LocalDate month,
        int threshold,
        BigDecimal amount,
        BigDecimal cost,
        String currency) {
    public static final String TYPE = "budget.threshold-reached.v1";

    public BudgetThresholdReached {
        // Events of earlier versions name no currency.
        currency = Objects.requireNonNullElse(currency, Money.USD);
    }
}
