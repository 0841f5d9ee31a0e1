package dev.pesewa.usage.job.postgres;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.job.JobRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresJobRepository implements JobRepository {

    private static final String COLUMNS =
            "id, kind, request, state, total, done, changed, problem, asked_by, asked_at,"
                    + " finished_at";

    private final Database database;

    PostgresJobRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Job job) {
        database.update(
                """
                INSERT INTO job (id, kind, request, state, asked_by, asked_at, alive_at)
                VALUES ($1, $2, $3, 'running', $4, $5, '-infinity')""",
                job.id(),
                job.kind(),
                job.request(),
                job.askedBy(),
                job.askedAt());
    }

    @Override
    public Optional<Job> find(UUID id) {
        return database.first(
                "SELECT " + COLUMNS + " FROM job WHERE id = $1", PostgresJobRepository::job, id);
    }

    @Override
    public List<Job> list(UUID before, int limit) {
        return database.list(
                "SELECT " + COLUMNS + " FROM job WHERE id < $1 ORDER BY id DESC LIMIT $2",
                PostgresJobRepository::job,
                before,
                limit);
    }

    @Override
    public Optional<Job> take(Instant now, Instant deadSince) {
        return database.first(
                """
                UPDATE job SET alive_at = $1 WHERE id = (
                    SELECT id FROM job WHERE state = 'running' AND alive_at < $2
                    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING\s"""
                        + COLUMNS,
                PostgresJobRepository::job,
                now,
                deadSince);
    }

    @Override
    public void progress(UUID id, long total, long done, long changed, Instant now) {
        database.update(
                """
                UPDATE job SET total = $2, done = $3, changed = $4, alive_at = $5
                WHERE id = $1""",
                id,
                total,
                done,
                changed,
                now);
    }

    @Override
    public void finish(UUID id, Job.JobState state, @Nullable String problem, Instant now) {
        database.update(
                "UPDATE job SET state = $2, problem = $3, finished_at = $4 WHERE id = $1",
                id,
                state.name().toLowerCase(Locale.ROOT),
                problem,
                now);
    }

    private static Job job(Row row) {
        return new Job(
                row.uuid("id"),
                row.text("kind"),
                row.text("request"),
                Job.JobState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.number("total"),
                row.number("done"),
                row.number("changed"),
                row.textOrNull("problem"),
                row.text("asked_by"),
                row.instant("asked_at"),
                row.instantOrNull("finished_at"));
    }
}
