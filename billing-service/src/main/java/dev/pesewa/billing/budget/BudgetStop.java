package dev.pesewa.billing.budget;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A workspace's budget that is used up. Amounts in `currency`; from `until` on nothing is
/// rejected.
public record BudgetStop(
        UUID workspace, BigDecimal amount, BigDecimal cost, String currency, Instant until) {

    /// How a charge or hold of the workspace is rejected.
    public ProblemException problem() {
        return new ProblemException(
                ProblemCode.BUDGET_EXCEEDED,
                "The month's budget is used up. Raise it (PUT /api/usage/budgets), or wait until "
                        + until
                        + ".",
                List.of(),
                Map.of(
                        "budget",
                        Rounding.cost(amount),
                        "cost",
                        Rounding.cost(cost),
                        "currency",
                        currency,
                        "until",
                        until));
    }
}
