package dev.pesewa.usage.budget;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
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
    private final CurrentExchangeRates rates;
    private final Clock clock;

    public BudgetStatus(
            BudgetRepository budgets, Database database, CurrentExchangeRates rates, Clock clock) {
        this.budgets = budgets;
        this.rates = rates;
        this.database = database;
        this.clock = clock;
    }

    /// Amounts are in `currency`; percents are of `amount`. `month` such as 2026-09; `stopped`:
    /// calls are refused.
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

    public record Reached(
            int threshold,
            BigDecimal amount,
            BigDecimal cost,
            String currency,
            Instant reachedAt) {}

    public LocalDate month(Workspace workspace) {
        return LocalDate.now(clock.withZone(workspace.zone())).withDayOfMonth(1);
    }

    public Optional<BudgetLevel> of(Workspace workspace) {
        return budgets.find(workspace.id()).map(budget -> level(workspace, budget));
    }

    /// In the budget's currency, exact. Refused when a day that cost something has no rate.
    BigDecimal spent(SqlSession statements, Workspace workspace, Budget budget, LocalDate month) {
        ReportCurrency currency = rates.report(workspace, budget.currency());
        return budgets.costs(statements, workspace.id(), month).entrySet().stream()
                .map(day -> currency.of(day.getValue(), day.getKey()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BudgetLevel level(Workspace workspace, Budget budget) {
        LocalDate month = month(workspace);
        BigDecimal spent = spent(database, workspace, budget, month);
        return new BudgetLevel(
                Rounding.cost(budget.amount()),
                budget.currency(),
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
                                                alert.currency(),
                                                alert.reachedAt()))
                        .toList(),
                budget.changedAt());
    }
}
