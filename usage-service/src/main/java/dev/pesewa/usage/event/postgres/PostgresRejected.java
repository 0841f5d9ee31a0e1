package dev.pesewa.usage.event.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.id.Ids;
import dev.pesewa.usage.event.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresRejected implements Rejected {

    private final Database database;
    private final Ids ids;

    PostgresRejected(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public void keep(
            WorkspaceId workspace,
            String source,
            String eventId,
            String clientId,
            String code,
            String detail) {
        database.update(
                """
                INSERT INTO usage_rejected
                    (workspace_id, id, source, event_id, client_id, code, detail)
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""",
                workspace.value(),
                ids.next(),
                source,
                eventId,
                clientId,
                code,
                detail);
    }

    @Override
    public List<Entry> list(WorkspaceId workspace, UUID before, int limit) {
        return database.list(
                """
                SELECT id, event_id, client_id, code, detail, rejected_at FROM usage_rejected
                WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3""",
                row ->
                        new Entry(
                                row.uuid("id"),
                                row.text("event_id"),
                                row.text("client_id"),
                                row.text("code"),
                                row.text("detail"),
                                row.instant("rejected_at")),
                workspace.value(),
                before,
                limit);
    }
}
