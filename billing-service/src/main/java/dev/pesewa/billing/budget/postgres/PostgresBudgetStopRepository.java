package dev.pesewa.billing.budget.postgres;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopRepository;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresBudgetStopRepository implements BudgetStopRepository {

    private final Database database;

    PostgresBudgetStopRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<BudgetStop> all() {
        return database.list(
                "SELECT workspace_id, amount, cost, currency, until FROM budget_stop",
                row ->
                        new BudgetStop(
                                row.uuid("workspace_id"),
                                row.decimal("amount"),
                                row.decimal("cost"),
                                row.text("currency"),
                                row.instant("until")));
    }

    @Override
    public void stop(SqlSession transaction, BudgetStop stop) {
        transaction.update(
                """
                INSERT INTO budget_stop (workspace_id, amount, cost, until, currency)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (workspace_id) DO UPDATE SET amount = EXCLUDED.amount,
                    cost = EXCLUDED.cost, until = EXCLUDED.until,
                    currency = EXCLUDED.currency""",
                stop.workspace(),
                stop.amount(),
                stop.cost(),
                stop.until(),
                stop.currency());
    }

    @Override
    public void resume(SqlSession transaction, UUID workspace) {
        transaction.update("DELETE FROM budget_stop WHERE workspace_id = $1", workspace);
    }
}
