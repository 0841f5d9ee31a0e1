package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.usage.event.RejectedEventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresRejectedEventRepository implements RejectedEventRepository {

    private final Database database;
    private final IdGenerator ids;

    PostgresRejectedEventRepository(Database database, IdGenerator ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public void keep(List<UsageRejected> refused) {
        keep(database, refused);
    }

    @Override
    public void keep(SqlSession transaction, List<UsageRejected> refused) {
        if (refused.isEmpty()) {
            return;
        }
        transaction.update(
                """
                INSERT INTO usage_rejected
                    (workspace_id, id, source, event_id, client_id, code, detail, event)
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
                    $6::text[], $7::text[], $8::text[])
                ON CONFLICT DO NOTHING""",
                column(refused, one -> one.event().workspaceId(), UUID[]::new),
                column(refused, one -> ids.next(), UUID[]::new),
                texts(refused, one -> one.event().source()),
                texts(refused, one -> one.event().id()),
                texts(refused, one -> one.event().clientId()),
                texts(refused, UsageRejected::code),
                texts(refused, UsageRejected::detail),
                texts(refused, one -> CloudEventCodec.json(one.event())));
    }

    @Override
    public List<RejectedEvent> list(WorkspaceId workspace, UUID before, int limit) {
        return database.list(
                """
                SELECT id, event_id, client_id, code, detail, rejected_at, replayed_at
                FROM usage_rejected
                WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3""",
                row ->
                        new RejectedEvent(
                                row.uuid("id"),
                                row.text("event_id"),
                                row.text("client_id"),
                                row.text("code"),
                                row.text("detail"),
                                row.instant("rejected_at"),
                                row.instantOrNull("replayed_at")),
                workspace.value(),
                before,
                limit);
    }

    @Override
    public List<ReplayableEvent> waiting(WorkspaceId workspace, UUID after, int limit) {
        return database.list(
                """
                SELECT id, code, event FROM usage_rejected
                WHERE workspace_id = $1 AND id > $2 AND replayed_at IS NULL ORDER BY id LIMIT $3""",
                row ->
                        new ReplayableEvent(
                                row.uuid("id"), row.text("code"), row.textOrNull("event")),
                workspace.value(),
                after,
                limit);
    }

    @Override
    public void replayed(WorkspaceId workspace, Collection<UUID> replayed, Instant at) {
        database.update(
                """
                UPDATE usage_rejected SET replayed_at = $3
                WHERE workspace_id = $1 AND id = ANY($2)""",
                workspace.value(),
                replayed.toArray(UUID[]::new),
                at);
    }
}
