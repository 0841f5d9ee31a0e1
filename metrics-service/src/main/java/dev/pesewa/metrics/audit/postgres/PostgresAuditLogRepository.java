package dev.pesewa.metrics.audit.postgres;

import dev.pesewa.kit.database.Database;
import dev.pesewa.metrics.audit.AuditEntry;
import dev.pesewa.metrics.audit.AuditLogRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The table `audit_log`.
@ApplicationScoped
public class PostgresAuditLogRepository implements AuditLogRepository {

    private final Database database;

    public PostgresAuditLogRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Instant at, String actor, String action) {
        database.update(
                "INSERT INTO audit_log (at, actor, action) VALUES ($1, $2, $3)", at, actor, action);
    }

    @Override
    public List<AuditEntry> before(long before, int limit) {
        return database.list(
                """
                SELECT seq, at, actor, action FROM audit_log
                WHERE seq < $1 ORDER BY seq DESC LIMIT $2""",
                row ->
                        new AuditEntry(
                                row.number("seq"),
                                row.instant("at"),
                                row.text("actor"),
                                row.text("action")),
                before,
                limit);
    }
}
