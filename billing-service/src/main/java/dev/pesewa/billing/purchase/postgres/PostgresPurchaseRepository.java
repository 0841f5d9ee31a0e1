package dev.pesewa.billing.purchase.postgres;

import dev.pesewa.billing.purchase.Purchase;
import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresPurchaseRepository implements PurchaseRepository {

    private static final String SELECT =
            """
            SELECT workspace_id, id, idempotency_key, request_hash, pack, amount_minor, currency,
                   credits, bonus, reference, payment_url, status, created_at, paid_at
            FROM purchase\s""";

    private final Database database;
    private final IdGenerator ids;
    private final Clock clock;

    PostgresPurchaseRepository(Database database, IdGenerator ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Purchase add(Purchase purchase) {
        database.update(
                """
                INSERT INTO purchase (workspace_id, id, idempotency_key, request_hash, pack,
                    amount_minor, currency, credits, bonus, provider, reference, status, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'paystack', $10, $11, $12)
                ON CONFLICT (workspace_id, idempotency_key) DO NOTHING""",
                purchase.workspace().value(),
                purchase.id(),
                purchase.idempotencyKey(),
                purchase.requestHash(),
                purchase.pack(),
                purchase.amountMinor(),
                purchase.currency(),
                purchase.credits().micros(),
                purchase.bonus().micros(),
                purchase.reference(),
                purchase.status().name(),
                purchase.createdAt());
        return database.one(
                SELECT + "WHERE workspace_id = $1 AND idempotency_key = $2",
                PostgresPurchaseRepository::purchase,
                purchase.workspace().value(),
                purchase.idempotencyKey());
    }

    @Override
    public void started(Purchase purchase, String paymentUrl) {
        database.update(
                "UPDATE purchase SET payment_url = $3 WHERE workspace_id = $1 AND id = $2",
                purchase.workspace().value(),
                purchase.id(),
                paymentUrl);
    }

    @Override
    public boolean failed(Purchase purchase, String event) {
        UUID workspace = purchase.workspace().value();
        return database.transaction(
                transaction -> {
                    int changed =
                            transaction.update(
                                    """
                                    UPDATE purchase SET status = 'FAILED'
                                    WHERE workspace_id = $1 AND id = $2 AND status = 'PENDING'""",
                                    workspace,
                                    purchase.id());
                    if (changed == 1) {
                        Outbox.append(transaction, Topic.BILLING, workspace, event);
                    }
                    return changed == 1;
                });
    }

    @Override
    public Optional<Purchase> byReference(String reference) {
        return database.first(
                SELECT + "WHERE reference = $1", PostgresPurchaseRepository::purchase, reference);
    }

    @Override
    public Optional<Purchase> byId(WorkspaceId workspace, UUID id) {
        return database.first(
                SELECT + "WHERE workspace_id = $1 AND id = $2",
                PostgresPurchaseRepository::purchase,
                workspace.value(),
                id);
    }

    @Override
    public List<Purchase> list(WorkspaceId workspace, UUID before, int limit) {
        return database.list(
                SELECT + "WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                PostgresPurchaseRepository::purchase,
                workspace.value(),
                before,
                limit);
    }

    @Override
    public UUID keepEvent(String provider, String signature, byte[] body) {
        UUID id = ids.next();
        database.update(
                """
                INSERT INTO payment_event (id, provider, signature, body, received_at)
                VALUES ($1, $2, $3, $4, $5)""",
                id,
                provider,
                signature,
                body,
                clock.instant());
        return id;
    }

    @Override
    public void judge(UUID event, String verdict, @Nullable String reference, String detail) {
        database.update(
                """
                INSERT INTO payment_verdict (event_id, verdict, reference, detail)
                VALUES ($1, $2, $3, $4)""",
                event,
                verdict,
                reference,
                detail);
    }

    @Override
    public List<Mismatch> mismatches(UUID before, int limit) {
        return database.list(
                """
                SELECT event_id, reference, detail FROM payment_verdict
                WHERE verdict = 'mismatch' AND event_id < $1 ORDER BY event_id DESC LIMIT $2""",
                row ->
                        new Mismatch(
                                row.uuid("event_id"),
                                row.textOrNull("reference"),
                                row.text("detail")),
                before,
                limit);
    }

    private static Purchase purchase(Row row) {
        return new Purchase(
                new WorkspaceId(row.uuid("workspace_id")),
                row.uuid("id"),
                row.text("idempotency_key"),
                row.text("request_hash"),
                row.text("pack"),
                row.number("amount_minor"),
                row.text("currency"),
                new Credits(row.number("credits")),
                new Credits(row.number("bonus")),
                row.text("reference"),
                row.textOrNull("payment_url"),
                Purchase.PurchaseStatus.valueOf(row.text("status")),
                row.instant("created_at"),
                row.instantOrNull("paid_at"));
    }
}
