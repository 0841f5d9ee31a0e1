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

    /// Goes from a day with events to the next one by the index. Where clocks are set back at
    /// midnight, the first hour of a day comes twice, so each step begins an hour early.
    private static final String DAYS =
            """
            WITH RECURSIVE used(day) AS (
                SELECT (min(occurred_at) AT TIME ZONE $2)::date FROM usage_event
                WHERE workspace_id = $1
                UNION ALL
                SELECT (SELECT (min(occurred_at) AT TIME ZONE $2)::date FROM usage_event
                        WHERE workspace_id = $1 AND (occurred_at AT TIME ZONE $2)::date > used.day
                          AND occurred_at >=
                              ((used.day + 1)::timestamp AT TIME ZONE $2) - interval '1 hour')
                FROM used WHERE used.day IS NOT NULL)
            SELECT day FROM used WHERE day IS NOT NULL
            UNION SELECT local_date FROM usage_hourly WHERE workspace_id = $1
            UNION SELECT local_date FROM usage_slice WHERE workspace_id = $1 AND dimension = 'day'
            ORDER BY day""";

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
    public List<LocalDate> days(UUID workspace, ZoneId zone) {
        LocalDate kept = firstKeptDay(workspace, zone);
        return database.list(DAYS, row -> row.date("day"), workspace, zone.getId()).stream()
                .filter(day -> !day.isBefore(kept))
                .toList();
    }

    private LocalDate firstKeptDay(UUID workspace, ZoneId zone) {
        return database.one(
                "SELECT min(since) AS since FROM usage_floor WHERE workspace_id = $1",
                row -> {
                    Instant since = row.instantOrNull("since");
                    return since == null ? LocalDate.MIN : wholeDay(since, zone);
                },
                workspace);
    }

    /// The first day that is kept from its first moment.
    private static LocalDate wholeDay(Instant since, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(since, zone);
        return day.atStartOfDay(zone).toInstant().isBefore(since) ? day.plusDays(1) : day;
    }
}
