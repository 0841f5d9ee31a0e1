package dev.pesewa.billing.ledger.postgres;

import dev.pesewa.billing.ledger.LedgerProof;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// One statement, so it is one moment. A wallet is equal when its row, its lots and its holds say
/// what its postings say and its head is the last posting's hash.
@ApplicationScoped
class PostgresLedgerProof implements LedgerProof {

    private static final String PROVE =
            """
            WITH moves AS (
                SELECT workspace_id, debit_account AS account, -amount AS amount FROM posting
                WHERE true AND workspace_id = $2
                UNION ALL SELECT workspace_id, credit_account, amount FROM posting
                WHERE true AND workspace_id = $2),
            sums AS (
                SELECT workspace_id,
                       -coalesce(sum(amount) FILTER (WHERE account = 'issued'), 0) AS granted,
                       coalesce(sum(amount) FILTER (WHERE account = 'spent'), 0) AS spent,
                       coalesce(sum(amount) FILTER (WHERE account = 'held'), 0) AS held,
                       coalesce(sum(amount) FILTER (WHERE account = 'available'), 0) AS available,
                       coalesce(sum(amount) FILTER (WHERE account = 'expired'), 0) AS expired,
                       coalesce(sum(amount) FILTER (WHERE account = 'voided'), 0) AS voided,
                       -coalesce(sum(amount) FILTER (WHERE account = 'debt'), 0) AS debt,
                       count(*) / 2 AS postings
                FROM moves GROUP BY workspace_id),
            lots AS (
                SELECT workspace_id, sum(remaining) AS remaining, sum(held) AS held,
                       sum(amount) AS granted
                FROM grant_lot WHERE true AND workspace_id = $2 GROUP BY workspace_id),
            holds AS (
                SELECT workspace_id, sum(amount) AS held FROM hold
                WHERE status = 'open' AND workspace_id = $2
                GROUP BY workspace_id),
            compared AS (
                SELECT w.workspace_id AS owner, s.*, w.head_hash,
                       w.available = coalesce(s.available, 0) AND w.used = coalesce(s.spent, 0)
                       AND w.held = coalesce(s.held, 0) AND w.debt = coalesce(s.debt, 0)
                       AND w.seq = coalesce(s.postings, 0)
                       AND coalesce(l.remaining, 0) = w.available
                       AND coalesce(l.held, 0) = w.held AND coalesce(h.held, 0) = w.held
                       AND coalesce(l.granted, 0) = coalesce(s.granted, 0)
                       AND w.head_hash = coalesce(p.hash, $1) AS equal
                FROM wallet w
                LEFT JOIN sums s ON s.workspace_id = w.workspace_id
                LEFT JOIN lots l ON l.workspace_id = w.workspace_id
                LEFT JOIN holds h ON h.workspace_id = w.workspace_id
                LEFT JOIN posting p ON p.workspace_id = w.workspace_id AND p.seq = w.seq
                WHERE true AND w.workspace_id = $2)
            SELECT coalesce(sum(granted), 0)::bigint AS granted,
                   coalesce(sum(spent), 0)::bigint AS spent,
                   coalesce(sum(held), 0)::bigint AS held,
                   coalesce(sum(available), 0)::bigint AS available,
                   coalesce(sum(expired), 0)::bigint AS expired,
                   coalesce(sum(voided), 0)::bigint AS voided,
                   coalesce(sum(debt), 0)::bigint AS debt,
                   count(*) AS wallets, count(*) FILTER (WHERE NOT equal) AS unequal,
                   CASE WHEN count(*) = 1 THEN min(head_hash)
                        ELSE encode(sha256(coalesce(
                            string_agg(head_hash, '' ORDER BY owner), '')::bytea), 'hex')
                   END AS head
            FROM compared""";

    /// A text of its own: statements are planned once for all values, and a plan that serves both
    /// would read everybody's postings for one wallet.
    private static final String PROVE_ALL = PROVE.replaceAll(" AND (w\\.)?workspace_id = \\$2", "");

    private final Database database;

    PostgresLedgerProof(Database database) {
        this.database = database;
    }

    @Override
    public Books prove(@Nullable WorkspaceId workspace) {
        return workspace == null
                ? database.one(PROVE_ALL, PostgresLedgerProof::books, Posting.GENESIS)
                : database.one(
                        PROVE, PostgresLedgerProof::books, Posting.GENESIS, workspace.value());
    }

    private static Books books(Row row) {
        return new Books(
                credits(row, "granted"),
                credits(row, "spent"),
                credits(row, "held"),
                credits(row, "available"),
                credits(row, "expired"),
                credits(row, "voided"),
                credits(row, "debt"),
                row.number("wallets"),
                row.number("unequal"),
                row.text("head"));
    }

    private static Credits credits(Row row, String column) {
        return new Credits(row.number(column));
    }
}
