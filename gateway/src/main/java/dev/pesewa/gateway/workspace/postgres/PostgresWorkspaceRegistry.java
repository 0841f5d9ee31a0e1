package dev.pesewa.gateway.workspace.postgres;

import dev.pesewa.gateway.workspace.WorkspaceEvents;
import dev.pesewa.gateway.workspace.WorkspaceRegistry;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresWorkspaceRegistry implements WorkspaceRegistry {

    private final Database database;
    private final Clock clock;

    PostgresWorkspaceRegistry(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void add(Workspace workspace) {
        WorkspaceCreated created = WorkspaceEvents.created(workspace);
        String event = WorkspaceEvents.envelope(created, clock.instant());
        UUID id = workspace.id().value();
        var _ =
                database.transaction(
                        transaction -> {
                            WorkspaceRepository.add(transaction, created);
                            Outbox.append(transaction, Topic.ACTIVITY, id, event);
                            return id;
                        });
    }

    @Override
    public Workspace get(WorkspaceId id) {
        return database.first(
                        "SELECT id, name, currency, zone FROM workspace WHERE id = $1",
                        PostgresWorkspaceRegistry::workspace,
                        id.value())
                .orElseThrow(() -> ProblemException.notFound("workspace"));
    }

    @Override
    public List<Workspace> list(UUID after, int limit) {
        return database.list(
                "SELECT id, name, currency, zone FROM workspace WHERE id > $1 ORDER BY id LIMIT $2",
                PostgresWorkspaceRegistry::workspace,
                after,
                limit);
    }

    private static Workspace workspace(Row row) {
        return new Workspace(
                new WorkspaceId(row.uuid("id")),
                row.text("name"),
                row.text("currency"),
                ZoneId.of(row.text("zone")));
    }
}
