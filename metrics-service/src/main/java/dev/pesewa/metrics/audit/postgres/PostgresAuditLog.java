package dev.pesewa.metrics.audit.postgres;

import dev.pesewa.kit.database.Database;
import dev.pesewa.metrics.audit.AuditLog;
import dev.pesewa.metrics.audit.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The table `audit_log`.
@ApplicationScoped
public class PostgresAuditLog implements AuditLog {

    private final Database database;

    public PostgresAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(Instant at, String actor, String action) {
        database.update(
                "INSERT INTO audit_log (at, actor, action) VALUES ($1, $2, $3)", at, actor, action);
    }

    @Override
    public List<Entry> before(long before, int limit) {
        return database.list(
                """
                SELECT seq, at, actor, action FROM audit_log
                WHERE seq < $1 ORDER BY seq DESC LIMIT $2""",
                row ->
                        new Entry(
                                row.number("seq"),
                                row.instant("at"),
                                row.text("actor"),
                                row.text("action")),
                before,
                limit);
    }
}
