package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.numbers;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.event.UsageVersionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;

@ApplicationScoped
class PostgresUsageVersionRepository implements UsageVersionRepository {

    private final Database database;

    PostgresUsageVersionRepository(Database database) {
        this.database = database;
    }

    @Override
    public void lock(SqlSession transaction, Collection<UUID> workspaces) {
        transaction.update(
                """
                INSERT INTO usage_version AS v
                SELECT w, 1, 0, 0, now() FROM unnest($1::uuid[]) w
                ON CONFLICT (workspace_id)
                    DO UPDATE SET version = v.version + 1, changed_at = now()""",
                (Object) new TreeSet<>(workspaces).toArray(UUID[]::new));
    }

    @Override
    public void count(SqlSession transaction, SortedMap<UUID, Count> counts) {
        List<Count> each = List.copyOf(counts.values());
        transaction.update(
                """
                UPDATE usage_version v SET stored = v.stored + n.stored,
                    duplicates = v.duplicates + n.sent - n.stored
                FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) n (workspace_id, sent, stored)
                WHERE v.workspace_id = n.workspace_id""",
                counts.keySet().toArray(UUID[]::new),
                numbers(each, Count::sent),
                numbers(each, Count::stored));
    }

    @Override
    public Map<UUID, Long> of(Collection<UUID> workspaces) {
        Map<UUID, Long> versions = new HashMap<>();
        database.list(
                """
                SELECT workspace_id, version FROM usage_version WHERE workspace_id = ANY($1)""",
                row -> versions.put(row.uuid("workspace_id"), row.number("version")),
                (Object) workspaces.toArray(UUID[]::new));
        return versions;
    }

    @Override
    public Optional<Ingested> ingested(WorkspaceId workspace) {
        return database.first(
                """
                SELECT version, stored, duplicates, changed_at FROM usage_version
                WHERE workspace_id = $1""",
                row ->
                        new Ingested(
                                row.number("version"),
                                row.number("stored"),
                                row.number("duplicates"),
                                row.instant("changed_at")),
                workspace.value());
    }
}
