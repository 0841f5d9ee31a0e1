package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kernel.Period;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.ActiveCost;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Share;
import dev.pesewa.usage.analytics.Statistics;
import dev.pesewa.usage.analytics.Totals;
import dev.pesewa.usage.analytics.UserUse;
import dev.pesewa.usage.rollup.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole workspace is read from its slices, a part of it from the hourly sums. What corrections
/// have emptied is no longer shown.
@ApplicationScoped
class PostgresStatistics implements Statistics {

    /// Of one dimension, so that a workspace of a million clients has an answer too.
    private static final int MOST_PARTS = 500;

    private static final int FIRST_DAY = 1;
    private static final int LAST_DAY = 2;

    private final Database database;

    PostgresStatistics(Database database) {
        this.database = database;
    }

    @Override
    public List<Totals> totals(Filter filter, List<Period> periods) {
        SumSource source = SumSource.of(filter);
        LocalDate[] starts = periods.stream().map(Period::start).toArray(LocalDate[]::new);
        LocalDate[] ends = periods.stream().map(Period::end).toArray(LocalDate[]::new);
        @Nullable Object[] parameters = source.parameters(starts, ends);
        // Together they may be longer than one period can be.
        parameters[FIRST_DAY] = Collections.min(Arrays.asList(starts));
        parameters[LAST_DAY] = Collections.max(Arrays.asList(ends));
        return database.list(
                "SELECT p.n, s.* FROM unnest($10::date[], $11::date[]) WITH ORDINALITY"
                        + " p (first_day, last_day, n) CROSS JOIN LATERAL (SELECT"
                        + source.sums()
                        + source.from()
                        + " AND local_date BETWEEN p.first_day AND p.last_day) s ORDER BY p.n",
                Sql::totals,
                parameters);
    }

    @Override
    public Split split(Filter filter) {
        Map<Dimension, List<Share>> by = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            by.put(dimension, new ArrayList<>());
        }
        Source source = Source.of(filter);
        database.list(
                source.split(MOST_PARTS),
                row -> by.getOrDefault(dimension(row.text("dimension")), List.of()).add(share(row)),
                source.parameters());
        return new Split(by);
    }

    private static Dimension dimension(String column) {
        return Dimension.valueOf(column.toUpperCase(Locale.ROOT));
    }

    @Override
    public List<Share> top(Filter filter, Dimension dimension, int limit) {
        Source source = Source.of(filter);
        return database.list(
                "SELECT "
                        + source.key(dimension)
                        + " AS key, sum(messages)::bigint AS messages, sum(cost_usd) AS cost"
                        + source.from(dimension)
                        + " GROUP BY 1 HAVING sum(messages) <> 0"
                        + " ORDER BY cost DESC, messages DESC, key LIMIT $10",
                PostgresStatistics::share,
                source.parametersAnd((long) limit));
    }

    private static Share share(Row row) {
        return new Share(row.text("key"), row.decimal("cost"), row.number("messages"));
    }

    @Override
    public List<UserUse> users(Filter filter, String after, int limit) {
        Source source = Source.of(filter);
        String user = source.key(Dimension.USER);
        return database.list(
                "SELECT "
                        + user
                        + " AS key, min(local_date) AS first_day, max(local_date) AS last_day,"
                        + source.sums()
                        + source.from(Dimension.USER)
                        + " AND "
                        + user
                        + " > $10 GROUP BY 1 HAVING sum(messages) <> 0 ORDER BY 1 LIMIT $11",
                row ->
                        new UserUse(
                                row.text("key"),
                                Sql.totals(row),
                                row.date("first_day"),
                                row.date("last_day")),
                source.parametersAnd(after, (long) limit));
    }

    @Override
    public @Nullable Long p95(Filter filter) {
        return filter.isWhole() ? p95OfBuckets(filter) : p95OfEvents(filter);
    }

    /// The smallest bucket that 95 % of the calls do not exceed.
    private @Nullable Long p95OfBuckets(Filter filter) {
        return database.one(
                """
                WITH buckets AS (
                    SELECT bucket_ms, sum(calls) AS calls FROM usage_duration
                    WHERE workspace_id = $1 AND local_date BETWEEN $2 AND $3 GROUP BY bucket_ms),
                running AS (
                    SELECT bucket_ms, sum(calls) OVER (ORDER BY bucket_ms) AS upto,
                           sum(calls) OVER () AS of_all FROM buckets WHERE calls > 0)
                SELECT min(bucket_ms) FILTER (WHERE upto >= 0.95 * of_all) AS p95 FROM running""",
                row -> row.numberOrNull("p95"),
                filter.workspace().value(),
                filter.period().start(),
                filter.period().end());
    }

    /// Rollups do not say how the calls of one client were distributed; their events do, as long as
    /// they are kept.
    private @Nullable Long p95OfEvents(Filter filter) {
        var from = filter.period().from(filter.zone());
        return database.first(
                        "SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95"
                                + " FROM usage_event_now WHERE corrected_by IS NULL"
                                + " AND duration_ms IS NOT NULL AND workspace_id = $1"
                                + " AND occurred_at >= $2 AND occurred_at < $3"
                                + Sql.FILTERS
                                + " HAVING NOT EXISTS (SELECT FROM usage_floor f"
                                + " WHERE f.workspace_id = $1 AND f.since > $2)",
                        row -> row.numberOrNull("p95"),
                        Sql.parameters(
                                filter,
                                filter.workspace().value(),
                                from,
                                filter.period().until(filter.zone())))
                .map(Bucket::of)
                .orElse(null);
    }

    @Override
    public ActiveCost activeCost(Filter filter) {
        Source source = Source.of(filter);
        return database.one(
                "SELECT coalesce(sum(cost), 0) AS cost, count(*) FILTER (WHERE messages > 0)"
                        + " AS users FROM (SELECT sum(cost_usd) AS cost, sum(messages) AS messages"
                        + source.from("subject")
                        + " GROUP BY "
                        + source.subject()
                        + ") s",
                PostgresStatistics::active,
                source.parameters());
    }

    @Override
    public ActiveCost activeCostOfAll(Period period) {
        return database.one(
                """
                SELECT coalesce(sum(a.cost), 0) AS cost, coalesce(sum(a.users), 0)::bigint AS users
                FROM workspace w CROSS JOIN LATERAL (
                    SELECT sum(s.cost) AS cost, count(*) FILTER (WHERE s.messages > 0) AS users
                    FROM (SELECT sum(cost_usd) AS cost, sum(messages) AS messages FROM usage_slice
                          WHERE workspace_id = w.id AND dimension = 'subject'
                            AND local_date BETWEEN $1 AND $2 GROUP BY key) s) a""",
                PostgresStatistics::active,
                period.start(),
                period.end());
    }

    private static ActiveCost active(Row row) {
        return new ActiveCost(row.decimal("cost"), row.number("users"));
    }
}
