package dev.pesewa.usage.retention.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.retention.ExpiredEventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresExpiredEventRepository implements ExpiredEventRepository {

    /// Few enough that the deletion holds its locks for a moment only.
    private static final int AT_A_TIME = 5_000;

    private final Database database;
    private final UsageVersionRepository versions;

    PostgresExpiredEventRepository(Database database, UsageVersionRepository versions) {
        this.database = database;
        this.versions = versions;
    }

    @Override
    public Optional<Instant> floor(WorkspaceId workspace) {
        return database.first(
                "SELECT since FROM usage_floor WHERE workspace_id = $1",
                row -> row.instant("since"),
                workspace.value());
    }

    @Override
    public void raiseFloor(WorkspaceId workspace, Instant since) {
        if (floor(workspace).filter(present -> !present.isBefore(since)).isPresent()) {
            return;
        }
        database.transaction(
                transaction -> {
                    // A rebuild that is at work on an older day ends first.
                    versions.lock(transaction, List.of(workspace.value()));
                    return transaction.update(
                            """
                            INSERT INTO usage_floor AS f (workspace_id, since) VALUES ($1, $2)
                            ON CONFLICT (workspace_id)
                                DO UPDATE SET since = greatest(f.since, EXCLUDED.since)""",
                            workspace.value(),
                            since);
                });
    }

    @Override
    public List<LocalDate> months() {
        return database.list(
                """
                SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS month
                FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'usage_event'::regclass ORDER BY 1""",
                row -> row.date("month"));
    }

    @Override
    public boolean drop(LocalDate month) {
        return database.one(
                "SELECT drop_expired_usage($1) AS dropped", row -> row.flag("dropped"), month);
    }

    @Override
    public long delete(WorkspaceId workspace, Instant since) {
        return database.one(
                "SELECT forget_usage($1, $2, $3) AS deleted",
                row -> row.number("deleted"),
                workspace.value(),
                since,
                AT_A_TIME);
    }
}
