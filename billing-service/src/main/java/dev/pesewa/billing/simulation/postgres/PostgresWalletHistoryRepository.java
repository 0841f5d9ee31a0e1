package dev.pesewa.billing.simulation.postgres;

import dev.pesewa.billing.simulation.PastCall;
import dev.pesewa.billing.simulation.WalletHistoryRepository;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresWalletHistoryRepository implements WalletHistoryRepository {

    /// Between a call's time and the making of its id.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Database database;

    PostgresWalletHistoryRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<WorkspaceId> workspaces(Instant from, Instant until, int limit) {
        return database.list(
                """
                SELECT DISTINCT workspace_id FROM charge
                WHERE charged_at >= $1 AND charged_at < $2 ORDER BY workspace_id LIMIT $3""",
                row -> new WorkspaceId(row.uuid("workspace_id")),
                from,
                until,
                limit);
    }

    /// What was issued and has not left for good; a debt has left without being there.
    @Override
    public Credits funds(WorkspaceId workspace, Instant at) {
        return database.one(
                """
                SELECT coalesce(sum(CASE WHEN debit_account = 'issued' THEN amount
                           WHEN credit_account IN ('spent', 'expired', 'voided') THEN -amount
                           ELSE 0 END), 0)::bigint AS funds
                FROM posting WHERE workspace_id = $1 AND posted_at < $2""",
                row -> new Credits(row.number("funds")),
                workspace.value(),
                at);
    }

    @Override
    public List<Flow> flows(WorkspaceId workspace, Instant from, Instant until) {
        return database.list(
                """
                SELECT CASE WHEN debit_account = 'issued' THEN amount ELSE -amount END AS amount,
                       posted_at
                FROM posting
                WHERE workspace_id = $1 AND posted_at >= $2 AND posted_at < $3
                  AND (debit_account = 'issued' OR credit_account IN ('expired', 'voided'))
                ORDER BY posted_at, seq""",
                row -> new Flow(new Credits(row.number("amount")), row.instant("posted_at")),
                workspace.value(),
                from,
                until);
    }

    @Override
    public List<PastCall> calls(
            WorkspaceId workspace, Instant from, Instant until, UUID after, int limit) {
        UUID first = IdGenerator.before(from.minus(SLACK));
        return database.list(
                """
                SELECT c.id, c.feature, c.outcome, c.price, c.credits, c.cost_usd,
                       c.price_version, c.charged_at, h.model IS NOT NULL AS by_tokens
                FROM charge c LEFT JOIN hold h
                  ON h.workspace_id = c.workspace_id AND h.id = c.hold_id
                WHERE c.workspace_id = $1 AND c.id > $2 AND c.id < $3
                  AND c.charged_at >= $4 AND c.charged_at < $5 AND c.outcome <> 'refused'
                ORDER BY c.id LIMIT $6""",
                PostgresWalletHistoryRepository::call,
                workspace.value(),
                after.compareTo(first) > 0 ? after : first,
                IdGenerator.before(until.plus(SLACK)),
                from,
                until,
                limit);
    }

    private static PastCall call(Row row) {
        return new PastCall(
                row.uuid("id"),
                row.text("feature"),
                row.text("outcome").equals("charged"),
                row.flag("by_tokens"),
                new Credits(row.number("price")),
                new Credits(row.number("credits")),
                row.decimalOrNull("cost_usd"),
                row.integer("price_version"),
                row.instant("charged_at"));
    }
}
