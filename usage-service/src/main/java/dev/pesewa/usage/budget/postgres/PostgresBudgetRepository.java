package dev.pesewa.usage.budget.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.budget.Budget;
import dev.pesewa.usage.budget.BudgetRepository;
import dev.pesewa.usage.currency.CostSums;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class PostgresBudgetRepository implements BudgetRepository {

    private static final String SELECT =
            """
            SELECT workspace_id, amount, currency, thresholds, hard_stop, stopped, changed_at,
                changed_by
            FROM budget WHERE workspace_id = $1""";

    private final Database database;

    PostgresBudgetRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Budget> find(WorkspaceId workspace) {
        return database.first(SELECT, PostgresBudgetRepository::budget, workspace.value());
    }

    @Override
    public void put(Budget budget) {
        database.update(
                """
                INSERT INTO budget AS b
                    (workspace_id, amount, currency, thresholds, hard_stop, changed_at, changed_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (workspace_id) DO UPDATE SET amount = EXCLUDED.amount,
                    currency = EXCLUDED.currency,
                    thresholds = EXCLUDED.thresholds, hard_stop = EXCLUDED.hard_stop,
                    changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by,
                    judged = -1""",
                budget.workspace().value(),
                budget.amount(),
                budget.currency(),
                budget.thresholds().toArray(Integer[]::new),
                budget.hardStop(),
                budget.changedAt(),
                budget.changedBy());
    }

    @Override
    public Optional<Boolean> remove(SqlSession transaction, WorkspaceId workspace) {
        return transaction.first(
                "DELETE FROM budget WHERE workspace_id = $1 RETURNING stopped",
                row -> row.flag("stopped"),
                workspace.value());
    }

    @Override
    public List<Alert> alerts(WorkspaceId workspace, LocalDate month) {
        return database.list(
                """
                SELECT threshold, amount, cost, currency, reached_at FROM budget_alert
                WHERE workspace_id = $1 AND month = $2 ORDER BY reached_at DESC, threshold DESC""",
                row ->
                        new Alert(
                                row.integer("threshold"),
                                row.decimal("amount"),
                                row.decimal("cost"),
                                row.text("currency"),
                                row.instant("reached_at")),
                workspace.value(),
                month);
    }

    @Override
    public List<WorkspaceId> due(Instant now, int limit) {
        return database.list(
                """
                SELECT b.workspace_id FROM budget b
                JOIN workspace w ON w.id = b.workspace_id
                LEFT JOIN usage_version v USING (workspace_id)
                LEFT JOIN (SELECT currency, count(*) AS rates FROM exchange_rate
                           GROUP BY currency) r ON r.currency = b.currency
                WHERE b.judged <> coalesce(v.version, 0)
                   OR b.judged_rates <> coalesce(r.rates, 0)
                   OR b.judged_month IS DISTINCT FROM
                      date_trunc('month', $1::timestamptz AT TIME ZONE w.zone)::date
                LIMIT $2""",
                row -> new WorkspaceId(row.uuid("workspace_id")),
                now,
                (long) limit);
    }

    @Override
    public Optional<Budget> lock(SqlSession transaction, WorkspaceId workspace) {
        return transaction.first(
                SELECT + " FOR UPDATE SKIP LOCKED",
                PostgresBudgetRepository::budget,
                workspace.value());
    }

    @Override
    public long version(SqlSession transaction, WorkspaceId workspace) {
        return transaction
                .first(
                        "SELECT version FROM usage_version WHERE workspace_id = $1",
                        row -> row.number("version"),
                        workspace.value())
                .orElse(0L);
    }

    @Override
    public Map<LocalDate, CostSums> costs(
            SqlSession statements, WorkspaceId workspace, LocalDate month) {
        Map<LocalDate, CostSums> costs = new HashMap<>();
        statements.list(
                """
                SELECT local_date, cost_usd, local_cost, local_cost_usd FROM usage_slice
                WHERE workspace_id = $1 AND dimension = 'day' AND local_date BETWEEN $2 AND $3""",
                row ->
                        costs.put(
                                row.date("local_date"),
                                new CostSums(
                                        row.decimal("cost_usd"),
                                        row.decimal("local_cost"),
                                        row.decimal("local_cost_usd"))),
                workspace.value(),
                month,
                month.plusMonths(1).minusDays(1));
        return costs;
    }

    @Override
    public boolean isNew(SqlSession transaction, WorkspaceId workspace, LocalDate month) {
        return transaction.one(
                """
                SELECT judged = -1 OR judged_month IS DISTINCT FROM $2 AS changed FROM budget
                WHERE workspace_id = $1""",
                row -> row.flag("changed"),
                workspace.value(),
                month);
    }

    @Override
    public boolean addAlert(
            SqlSession transaction, WorkspaceId workspace, LocalDate month, Alert alert) {
        return transaction.update(
                        """
                        INSERT INTO budget_alert
                            (workspace_id, month, threshold, amount, cost, reached_at, currency)
                        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""",
                        workspace.value(),
                        month,
                        alert.threshold(),
                        alert.amount(),
                        alert.cost(),
                        alert.reachedAt(),
                        alert.currency())
                > 0;
    }

    @Override
    public void judged(
            SqlSession transaction,
            WorkspaceId workspace,
            long version,
            LocalDate month,
            boolean stopped) {
        transaction.update(
                """
                UPDATE budget b SET judged = $2, judged_month = $3, stopped = $4, judged_rates =
                    (SELECT count(*) FROM exchange_rate r WHERE r.currency = b.currency)
                WHERE workspace_id = $1""",
                workspace.value(),
                version,
                month,
                stopped);
    }

    private static Budget budget(Row row) {
        return new Budget(
                new WorkspaceId(row.uuid("workspace_id")),
                row.decimal("amount"),
                row.text("currency"),
                List.of(row.integers("thresholds")),
                row.flag("hard_stop"),
                row.flag("stopped"),
                row.instant("changed_at"),
                row.text("changed_by"));
    }
}
