package dev.pesewa.usage.budget;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.currency.CostSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where budgets are kept, and what they are judged by.
public interface BudgetRepository {

    /// A threshold that was reached; `amount` was the budget then.
    record Alert(
            int threshold,
            BigDecimal amount,
            BigDecimal cost,
            String currency,
            Instant reachedAt) {}

    Optional<Budget> find(WorkspaceId workspace);

    /// It is judged anew, however little has changed.
    void put(Budget budget);

    /// Whether it had stopped calls; empty when there was none.
    Optional<Boolean> remove(SqlSession transaction, WorkspaceId workspace);

    /// The newest threshold first.
    List<Alert> alerts(WorkspaceId workspace, LocalDate month);

    /// Workspaces whose usage, budget, exchange rates or month have changed since they were judged.
    List<WorkspaceId> due(Instant now, int limit);

    /// Keeps others from judging it; empty when another does, or when there is none.
    Optional<Budget> lock(SqlSession transaction, WorkspaceId workspace);

    /// The version of the usage that is about to be judged.
    long version(SqlSession transaction, WorkspaceId workspace);

    /// What each day of the month cost, by date.
    Map<LocalDate, CostSums> costs(SqlSession statements, WorkspaceId workspace, LocalDate month);

    /// Whether it was put, or a month has begun, since it was judged.
    boolean isNew(SqlSession transaction, WorkspaceId workspace, LocalDate month);

    /// False when it was told already.
    boolean addAlert(SqlSession transaction, WorkspaceId workspace, LocalDate month, Alert alert);

    void judged(
            SqlSession transaction,
            WorkspaceId workspace,
            long version,
            LocalDate month,
            boolean stopped);
}
