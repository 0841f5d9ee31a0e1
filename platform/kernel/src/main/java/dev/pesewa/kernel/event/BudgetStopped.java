package dev.pesewa.kernel.event;

import dev.pesewa.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// A budget with a hard stop is used up: calls are refused until the month ends, or until
/// `BudgetResumed` comes. Amounts are in `currency` (USD in events that name none), `month` is its
/// first day.
public record BudgetStopped(
        UUID workspaceId,
        LocalDate month,
        BigDecimal amount,
        BigDecimal cost,
        Instant until,
        String currency) {
    public static final String TYPE = "budget.stopped.v1";

    public BudgetStopped {
        // Events of earlier versions name no currency.
        currency = Objects.requireNonNullElse(currency, Money.USD);
    }
}
