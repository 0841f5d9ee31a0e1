package dev.pesewa.billing.ledger.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresWallets implements Wallets {

    /// Everything follows from `moved`: when the wallet's seq is not the expected one, or the
    /// purchase is paid already, no part of it writes. A key that exists fails the whole.
    private static final String WRITE =
            """
            WITH paid AS (
                UPDATE purchase SET status = 'SUCCESSFUL', paid_at = $13
                WHERE id = $12 AND workspace_id = $1 AND status <> 'SUCCESSFUL'
                  AND EXISTS (SELECT FROM wallet WHERE workspace_id = $1 AND seq = $2)
                RETURNING id),
            moved AS (
                UPDATE wallet SET available = $3, purchased = $4, used = $5, seq = $6,
                                  head_hash = $7
                WHERE workspace_id = $1 AND seq = $2
                  AND ($12::uuid IS NULL OR EXISTS (SELECT FROM paid))
                RETURNING workspace_id),
            posted AS (
                INSERT INTO posting SELECT p.* FROM moved,
                    jsonb_populate_recordset(NULL::posting, $8::text::jsonb) p),
            burnt AS (
                UPDATE grant_lot g SET remaining = g.remaining - b.amount
                FROM moved, jsonb_to_recordset($9::text::jsonb) AS b(id uuid, amount bigint)
                WHERE g.workspace_id = moved.workspace_id AND g.id = b.id),
            granted AS (
                INSERT INTO grant_lot SELECT l.* FROM moved,
                    jsonb_populate_recordset(NULL::grant_lot, $10::text::jsonb) l),
            logged AS (
                INSERT INTO charge SELECT c.* FROM moved,
                    jsonb_populate_recordset(NULL::charge, $11::text::jsonb) c),
            told AS (
                INSERT INTO outbox (topic, key, payload)
                SELECT e.topic, moved.workspace_id, e.payload
                FROM moved, unnest($14::text[], $15::text[]) AS e(topic, payload)),
            answered AS (
                INSERT INTO idempotency (workspace_id, key, request_hash, status, answer)
                SELECT moved.workspace_id, $16, $17, $18, $19 FROM moved
                WHERE $16::text IS NOT NULL)
            SELECT count(*) AS moved FROM moved""";

    private final Database database;

    PostgresWallets(Database database) {
        this.database = database;
    }

    /// Lots and wallet are read in one snapshot, so that they fit together.
    @Override
    public WalletState load(WorkspaceId workspace) {
        database.update(
                "INSERT INTO wallet VALUES ($1, 0, 0, 0, 0, $2) ON CONFLICT DO NOTHING",
                workspace.value(),
                Posting.GENESIS);
        return database.transaction(
                transaction -> {
                    transaction.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    List<Lot> lots =
                            transaction
                                    .list(
                                            """
                                            SELECT id, kind, amount, remaining, paid, currency,
                                                   purchase_id, effective_at
                                            FROM grant_lot
                                            WHERE workspace_id = $1 AND remaining > 0""",
                                            PostgresWallets::lot,
                                            workspace.value())
                                    .stream()
                                    .sorted(Lot.BURN_ORDER)
                                    .toList();
                    return transaction.one(
                            """
                            SELECT available, purchased, used, seq, head_hash FROM wallet
                            WHERE workspace_id = $1""",
                            row -> state(workspace, row, lots),
                            workspace.value());
                });
    }

    private static WalletState state(WorkspaceId workspace, Row row, List<Lot> lots) {
        return new WalletState(
                workspace,
                new Credits(row.number("available")),
                new Credits(row.number("purchased")),
                new Credits(row.number("used")),
                row.number("seq"),
                row.text("head_hash"),
                lots);
    }

    private static Lot lot(Row row) {
        return new Lot(
                row.uuid("id"),
                Lot.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                new Credits(row.number("amount")),
                new Credits(row.number("remaining")),
                row.decimal("paid"),
                row.text("currency"),
                row.uuidOrNull("purchase_id"),
                row.instant("effective_at"));
    }

    @Override
    public boolean write(Writing writing) {
        WalletState after = writing.change().after();
        StoredAnswer answer = writing.answer();
        String workspace = after.workspace().toString();
        long moved =
                database.one(
                        WRITE,
                        row -> row.number("moved"),
                        after.workspace().value(),
                        writing.before().seq(),
                        after.available().micros(),
                        after.purchased().micros(),
                        after.used().micros(),
                        after.seq(),
                        after.headHash(),
                        postings(workspace, writing.change().postings()),
                        burns(writing.change().burns()),
                        lots(workspace, writing.change().granted()),
                        charges(writing.charge()),
                        writing.paidPurchase(),
                        writing.paidPurchase() == null
                                ? null
                                : writing.change().postings().getFirst().at(),
                        writing.events().stream().map(e -> e.topic()).toArray(String[]::new),
                        writing.events().stream().map(e -> e.value()).toArray(String[]::new),
                        answer == null ? null : answer.key(),
                        answer == null ? null : answer.requestHash(),
                        answer == null ? null : answer.status(),
                        answer == null ? null : answer.answer());
        return moved == 1;
    }

    private static String postings(String workspace, List<Posting> postings) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Posting posting : postings) {
            rows.addObject()
                    .put("workspace_id", workspace)
                    .put("seq", posting.seq())
                    .put("debit_account", posting.debit().text())
                    .put("credit_account", posting.credit().text())
                    .put("amount", posting.amount().micros())
                    .put("lot_id", posting.lotId().toString())
                    .put("cause_id", posting.causeId().toString())
                    .put("posted_at", posting.at().toString())
                    .put("hash", posting.hash());
        }
        return rows.toString();
    }

    private static String burns(List<WalletState.Burn> burns) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        burns.forEach(
                burn ->
                        rows.addObject()
                                .put("id", burn.lotId().toString())
                                .put("amount", burn.amount().micros()));
        return rows.toString();
    }

    private static String lots(String workspace, List<Lot> lots) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Lot lot : lots) {
            var purchase = lot.purchaseId();
            rows.addObject()
                    .put("workspace_id", workspace)
                    .put("id", lot.id().toString())
                    .put("kind", lot.kind().text())
                    .put("amount", lot.amount().micros())
                    .put("remaining", lot.remaining().micros())
                    .put("paid", lot.paid())
                    .put("currency", lot.currency())
                    .put("purchase_id", purchase == null ? null : purchase.toString())
                    .put("effective_at", lot.effectiveAt().toString());
        }
        return rows.toString();
    }

    private static String charges(@Nullable ObjectNode charge) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        if (charge != null) {
            rows.add(charge);
        }
        return rows.toString();
    }

    @Override
    public Optional<StoredAnswer> answered(WorkspaceId workspace, String key) {
        return database.first(
                """
                SELECT key, request_hash, status, answer FROM idempotency
                WHERE workspace_id = $1 AND key = $2""",
                row ->
                        new StoredAnswer(
                                row.text("key"),
                                row.text("request_hash"),
                                row.integer("status"),
                                row.text("answer")),
                workspace.value(),
                key);
    }
}
