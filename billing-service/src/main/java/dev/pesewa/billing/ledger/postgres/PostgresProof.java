package dev.pesewa.billing.ledger.postgres;

import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.billing.ledger.Proof;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// One statement, so it is one moment. A wallet is equal when its row and its lots say what its
/// postings say and its head is the last posting's hash.
@ApplicationScoped
class PostgresProof implements Proof {

    private static final String PROVE =
            """
            WITH sums AS (
                SELECT workspace_id,
                       coalesce(sum(amount) FILTER (WHERE debit_account = 'issued'), 0) AS granted,
                       coalesce(sum(amount) FILTER (WHERE credit_account = 'spent'), 0) AS spent,
                       coalesce(sum(amount) FILTER (WHERE credit_account = 'available'), 0)
                       - coalesce(sum(amount) FILTER (WHERE debit_account = 'available'), 0)
                           AS available,
                       max(seq) AS seq, count(*) AS postings
                FROM posting WHERE $1::uuid IS NULL OR workspace_id = $1 GROUP BY workspace_id),
            lots AS (
                SELECT workspace_id, sum(remaining) AS remaining, sum(amount) AS granted
                FROM grant_lot WHERE $1::uuid IS NULL OR workspace_id = $1 GROUP BY workspace_id),
            compared AS (
                SELECT w.workspace_id, coalesce(s.granted, 0) AS granted,
                       coalesce(s.spent, 0) AS spent, coalesce(s.available, 0) AS available,
                       w.head_hash,
                       w.available = coalesce(s.available, 0) AND w.used = coalesce(s.spent, 0)
                       AND w.seq = coalesce(s.seq, 0) AND w.seq = coalesce(s.postings, 0)
                       AND coalesce(l.remaining, 0) = w.available
                       AND coalesce(l.granted, 0) = coalesce(s.granted, 0)
                       AND w.head_hash = coalesce(p.hash, $2) AS equal
                FROM wallet w
                LEFT JOIN sums s USING (workspace_id)
                LEFT JOIN lots l USING (workspace_id)
                LEFT JOIN posting p ON p.workspace_id = w.workspace_id AND p.seq = w.seq
                WHERE $1::uuid IS NULL OR w.workspace_id = $1)
            SELECT coalesce(sum(granted), 0)::bigint AS granted,
                   coalesce(sum(spent), 0)::bigint AS spent,
                   coalesce(sum(available), 0)::bigint AS available,
                   count(*) AS wallets, count(*) FILTER (WHERE NOT equal) AS unequal,
                   CASE WHEN count(*) = 1 THEN min(head_hash)
                        ELSE encode(sha256(coalesce(
                            string_agg(head_hash, '' ORDER BY workspace_id), '')::bytea), 'hex')
                   END AS head
            FROM compared""";

    private final Database database;

    PostgresProof(Database database) {
        this.database = database;
    }

    @Override
    public Books prove(@Nullable WorkspaceId workspace) {
        return database.one(
                PROVE,
                row ->
                        new Books(
                                new Credits(row.number("granted")),
                                new Credits(row.number("spent")),
                                new Credits(row.number("available")),
                                row.number("wallets"),
                                row.number("unequal"),
                                row.text("head")),
                workspace == null ? null : workspace.value(),
                Posting.GENESIS);
    }
}
