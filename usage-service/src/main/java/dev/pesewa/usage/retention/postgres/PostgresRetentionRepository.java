package dev.pesewa.usage.retention.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.retention.RetentionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresRetentionRepository implements RetentionRepository {

    private static final int AT_A_TIME = 5_000;
    private static final String SELECT =
            "SELECT workspace_id, months, changed_at, changed_by FROM retention";

    private final Database database;
    private final UsageVersionRepository versions;

    PostgresRetentionRepository(Database database, UsageVersionRepository versions) {
        this.database = database;
        this.versions = versions;
    }

    @Override
    public Optional<Retention> find(WorkspaceId workspace) {
        return database.first(
                SELECT + " WHERE workspace_id = $1",
                PostgresRetentionRepository::retention,
                workspace.value());
    }

    @Override
    public List<Retention> all() {
        return database.list(
                SELECT + " ORDER BY workspace_id", PostgresRetentionRepository::retention);
    }

    private static Retention retention(Row row) {
        return new Retention(
                new WorkspaceId(row.uuid("workspace_id")),
                row.integer("months"),
                row.instant("changed_at"),
                row.text("changed_by"));
    }

    @Override
    public void put(Retention retention) {
        database.update(
                """
                INSERT INTO retention (workspace_id, months, changed_at, changed_by)
                VALUES ($1, $2, $3, $4)
                ON CONFLICT (workspace_id) DO UPDATE SET months = EXCLUDED.months,
                    changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by""",
                retention.workspace().value(),
                retention.months(),
                retention.changedAt(),
                retention.changedBy());
    }

    @Override
    public void remove(WorkspaceId workspace) {
        database.update("DELETE FROM retention WHERE workspace_id = $1", workspace.value());
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
    public long forget(WorkspaceId workspace, Instant since) {
        return database.one(
                "SELECT forget_usage($1, $2, $3) AS gone",
                row -> row.number("gone"),
                workspace.value(),
                since,
                AT_A_TIME);
    }
}
