package dev.pesewa.usage.event.postgres;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.event.CountedEventRepository;
import dev.pesewa.usage.event.EventCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresCountedEventRepository implements CountedEventRepository {

    private static final String AFTER =
            "SELECT "
                    + EventRows.COLUMNS
                    + """
                    FROM usage_event_now
                    WHERE workspace_id = $1 AND occurred_at >= $2 AND occurred_at < $5
                      AND (occurred_at, source, event_id) > ($2, $3, $4) AND corrected_by IS NULL
                    """;
    private static final String IN_ORDER = " ORDER BY occurred_at, source, event_id LIMIT $6";

    private final Database database;

    PostgresCountedEventRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<UsageRecorded> after(
            SqlSession statements, UUID workspace, EventCursor position, Instant until, int limit) {
        return list(statements, AFTER + IN_ORDER, workspace, position, until, limit);
    }

    @Override
    public List<UsageRecorded> unpricedAfter(
            SqlSession statements, UUID workspace, EventCursor position, Instant until, int limit) {
        String unpriced = AFTER + " AND cost_usd IS NULL" + IN_ORDER;
        return list(statements, unpriced, workspace, position, until, limit);
    }

    private static List<UsageRecorded> list(
            SqlSession statements,
            String sql,
            UUID workspace,
            EventCursor position,
            Instant until,
            int limit) {
        return statements.list(
                sql,
                EventRows::read,
                workspace,
                position.occurredAt(),
                position.source(),
                position.id(),
                until,
                (long) limit);
    }

    @Override
    public boolean keptSince(SqlSession transaction, UUID workspace, Instant moment) {
        return transaction.one(
                """
                SELECT NOT EXISTS (SELECT FROM usage_floor
                    WHERE workspace_id = $1 AND since > $2) AS kept""",
                row -> row.flag("kept"),
                workspace,
                moment);
    }

    @Override
    public Optional<Days> days(UUID workspace, ZoneId zone) {
        Days found =
                database.one(
                        """
                        SELECT least(min(d.first), min(e.first)) AS first,
                               greatest(max(d.last), max(e.last)) AS last, min(f.since) AS since
                        FROM (SELECT min(local_date) AS first, max(local_date) AS last
                              FROM usage_hourly WHERE workspace_id = $1) d,
                             (SELECT (min(occurred_at) AT TIME ZONE $2)::date AS first,
                                     (max(occurred_at) AT TIME ZONE $2)::date AS last
                              FROM usage_event WHERE workspace_id = $1) e
                        LEFT JOIN usage_floor f ON f.workspace_id = $1""",
                        row -> {
                            LocalDate first = row.dateOrNull("first");
                            LocalDate last = row.dateOrNull("last");
                            Instant since = row.instantOrNull("since");
                            LocalDate kept = since == null ? LocalDate.MIN : wholeDay(since, zone);
                            return first == null || last == null
                                    ? new Days(LocalDate.MAX, LocalDate.MIN)
                                    : new Days(first.isBefore(kept) ? kept : first, last);
                        },
                        workspace,
                        zone.getId());
        return found.first().isAfter(found.last()) ? Optional.empty() : Optional.of(found);
    }

    /// The first day that is kept from its first moment.
    private static LocalDate wholeDay(Instant since, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(since, zone);
        return day.atStartOfDay(zone).toInstant().isBefore(since) ? day.plusDays(1) : day;
    }
}
