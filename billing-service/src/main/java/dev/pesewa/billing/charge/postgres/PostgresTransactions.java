package dev.pesewa.billing.charge.postgres;

import dev.pesewa.billing.charge.Transactions;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresTransactions implements Transactions {

    private final Database database;

    PostgresTransactions(Database database) {
        this.database = database;
    }

    @Override
    public List<Transaction> list(WorkspaceId workspace, UUID before, int limit) {
        return database.list(
                """
                SELECT id, outcome, feature, credits, client_id, model, cost_usd, price_version,
                       charged_at
                FROM charge WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3""",
                PostgresTransactions::transaction,
                workspace.value(),
                before,
                limit);
    }

    private static Transaction transaction(Row row) {
        BigDecimal cost = row.decimalOrNull("cost_usd");
        return new Transaction(
                row.uuid("id"),
                row.text("outcome"),
                row.text("feature"),
                new Credits(row.number("credits")).shown(),
                row.textOrNull("client_id"),
                row.textOrNull("model"),
                cost == null ? null : dev.pesewa.kernel.Shown.cost(cost),
                row.integer("price_version"),
                row.instant("charged_at"));
    }
}
