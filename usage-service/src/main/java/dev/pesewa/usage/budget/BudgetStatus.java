package dev.pesewa.usage.budget;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A budget beside what was spent of it.
@ApplicationScoped
public class BudgetStatus {

    private final BudgetRepository budgets;
    private final Database database;
    private final Clock clock;

    public BudgetStatus(BudgetRepository budgets, Database database, Clock clock) {
        this.budgets = budgets;
        this.database = database;
        this.clock = clock;
    }

    /// USD, and percents of `amount`. `month` such as 2026-09; `stopped`: calls are refused.
    public record BudgetLevel(
            BigDecimal amount,
            String currency,
            List<Integer> thresholds,
            boolean hardStop,
            String month,
            BigDecimal spent,
            BigDecimal spentPct,
            BigDecimal remaining,
            boolean stopped,
            List<Reached> reached,
            Instant changedAt) {}

    public record Reached(int threshold, BigDecimal amount, BigDecimal cost, Instant reachedAt) {}

    public LocalDate month(Workspace workspace) {
        return LocalDate.now(clock.withZone(workspace.zone())).withDayOfMonth(1);
    }

    public Optional<BudgetLevel> of(Workspace workspace) {
        return budgets.find(workspace.id()).map(budget -> level(workspace, budget));
    }

    private BudgetLevel level(Workspace workspace, Budget budget) {
        LocalDate month = month(workspace);
        BigDecimal spent = budgets.cost(database, workspace.id(), month);
        return new BudgetLevel(
                Rounding.cost(budget.amount()),
                "USD",
                budget.thresholds(),
                budget.hardStop(),
                month.toString().substring(0, 7),
                Rounding.cost(spent),
                Rounding.percent(spent, budget.amount()),
                Rounding.cost(budget.amount().subtract(spent)),
                budget.stops(spent),
                budgets.alerts(workspace.id(), month).stream()
                        .map(
                                alert ->
                                        new Reached(
                                                alert.threshold(),
                                                Rounding.cost(alert.amount()),
                                                Rounding.cost(alert.cost()),
                                                alert.reachedAt()))
                        .toList(),
                budget.changedAt());
    }
}
