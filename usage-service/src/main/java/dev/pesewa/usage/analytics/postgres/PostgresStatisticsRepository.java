package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kernel.Period;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.ActiveUserCost;
import dev.pesewa.usage.analytics.BreakdownRow;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.analytics.UserUsage;
import dev.pesewa.usage.currency.CostSums;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.rollup.DurationBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
class PostgresStatisticsRepository implements StatisticsRepository {

    /// Of one dimension, so that a workspace of a million clients has an answer too.
    private static final int MOST_PARTS = 500;

    private static final int FIRST_DAY = 1;
    private static final int LAST_DAY = 2;

    private final Database database;

    PostgresStatisticsRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<PeriodTotals> totals(UsageFilter filter, List<Period> periods) {
        LocalDate[] starts = periods.stream().map(Period::start).toArray(LocalDate[]::new);
        LocalDate[] ends = periods.stream().map(Period::end).toArray(LocalDate[]::new);
        // Together they may be longer than one period can be.
        LocalDate first = Collections.min(Arrays.asList(starts));
        LocalDate last = Collections.max(Arrays.asList(ends));
        TotalsTable source = TotalsTable.of(filter, DayRates.of(database, filter, first, last));
        @Nullable Object[] parameters = source.parameters(starts, ends);
        parameters[FIRST_DAY] = first;
        parameters[LAST_DAY] = last;
        return database.list(
                "SELECT p.n, s.* FROM unnest($12::date[], $13::date[]) WITH ORDINALITY"
                        + " p (first_day, last_day, n) CROSS JOIN LATERAL (SELECT"
                        + source.sums()
                        + source.from()
                        + " AND local_date BETWEEN p.first_day AND p.last_day) s ORDER BY p.n",
                StatisticsSql::totals,
                parameters);
    }

    @Override
    public Split split(UsageFilter filter) {
        Map<BreakdownDimension, List<BreakdownRow>> by = new EnumMap<>(BreakdownDimension.class);
        for (BreakdownDimension dimension : BreakdownDimension.values()) {
            by.put(dimension, new ArrayList<>());
        }
        RollupTable source = table(filter);
        database.list(
                source.split(MOST_PARTS),
                row -> by.getOrDefault(dimension(row.text("dimension")), List.of()).add(share(row)),
                source.parameters());
        return new Split(by);
    }

    private static BreakdownDimension dimension(String column) {
        return BreakdownDimension.valueOf(column.toUpperCase(Locale.ROOT));
    }

    @Override
    public List<BreakdownRow> top(UsageFilter filter, BreakdownDimension dimension, int limit) {
        RollupTable source = table(filter);
        return database.list(
                "SELECT "
                        + source.key(dimension)
                        + " AS key, sum(messages)::bigint AS messages, "
                        + source.rates().sum()
                        + " AS cost"
                        + source.from(dimension)
                        + " GROUP BY 1 HAVING sum(messages) <> 0"
                        + " ORDER BY cost DESC, messages DESC, key LIMIT $12",
                PostgresStatisticsRepository::share,
                source.parameters((long) limit));
    }

    private static BreakdownRow share(Row row) {
        return new BreakdownRow(row.text("key"), row.decimal("cost"), row.number("messages"));
    }

    @Override
    public List<UserUsage> users(UsageFilter filter, String after, int limit) {
        RollupTable source = table(filter);
        String user = source.key(BreakdownDimension.USER);
        return database.list(
                "SELECT "
                        + user
                        + " AS key, min(local_date) AS first_day, max(local_date) AS last_day,"
                        + source.sums()
                        + source.from(BreakdownDimension.USER)
                        + " AND "
                        + user
                        + " > $12 GROUP BY 1 HAVING sum(messages) <> 0 ORDER BY 1 LIMIT $13",
                row ->
                        new UserUsage(
                                row.text("key"),
                                StatisticsSql.totals(row),
                                row.date("first_day"),
                                row.date("last_day")),
                source.parameters(after, (long) limit));
    }

    @Override
    public @Nullable Long p95(UsageFilter filter) {
        return filter.isWhole() ? p95OfBuckets(filter) : p95OfEvents(filter);
    }

    /// The smallest bucket that 95 % of the calls do not exceed.
    private @Nullable Long p95OfBuckets(UsageFilter filter) {
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
    private @Nullable Long p95OfEvents(UsageFilter filter) {
        var from = filter.period().from(filter.zone());
        return database.first(
                        "SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95"
                                + " FROM usage_event_now WHERE corrected_by IS NULL"
                                + " AND duration_ms IS NOT NULL AND workspace_id = $1"
                                + " AND occurred_at >= $2 AND occurred_at < $3"
                                + StatisticsSql.FILTERS
                                + " HAVING NOT EXISTS (SELECT FROM usage_floor f"
                                + " WHERE f.workspace_id = $1 AND f.since > $2)",
                        row -> row.numberOrNull("p95"),
                        StatisticsSql.parameters(
                                filter,
                                filter.workspace().value(),
                                from,
                                filter.period().until(filter.zone())))
                .map(DurationBucket::of)
                .orElse(null);
    }

    @Override
    public ActiveUserCost activeCost(UsageFilter filter) {
        RollupTable source = table(filter);
        return database.one(
                "SELECT coalesce(sum(cost), 0) AS cost,"
                        + " count(*) FILTER (WHERE messages > 0 AND subject <> '') AS users,"
                        + " coalesce(sum(unpriced), 0)::bigint AS unpriced FROM (SELECT "
                        + source.subject()
                        + " AS subject, "
                        + source.rates().sum()
                        + " AS cost, sum(messages) AS messages,"
                        + " sum(unpriced) AS unpriced"
                        + source.from("subject")
                        + " GROUP BY 1) s",
                PostgresStatisticsRepository::active,
                source.parameters());
    }

    /// The cost of each day is converted here: there are few days.
    @Override
    public ActiveUserCost activeCostOfAll(Period period, ReportCurrency currency) {
        List<BigDecimal> costs =
                database.list(
                        """
                        SELECT s.local_date, sum(s.cost_usd) AS cost
                        FROM workspace w CROSS JOIN LATERAL (
                            SELECT local_date, cost_usd FROM usage_slice
                            WHERE workspace_id = w.id AND dimension = 'day'
                              AND local_date BETWEEN $1 AND $2) s
                        GROUP BY s.local_date""",
                        row ->
                                currency.of(
                                        CostSums.inUsd(row.decimal("cost")),
                                        row.date("local_date")),
                        period.start(),
                        period.end());
        BigDecimal cost = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return database.one(
                """
                SELECT coalesce(sum(a.users), 0)::bigint AS users,
                       coalesce(sum(a.unpriced), 0)::bigint AS unpriced
                FROM workspace w CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE s.messages > 0 AND s.key <> '') AS users,
                           sum(s.unpriced) AS unpriced
                    FROM (SELECT key, sum(messages) AS messages, sum(unpriced) AS unpriced
                          FROM usage_slice
                          WHERE workspace_id = w.id AND dimension = 'subject'
                            AND local_date BETWEEN $1 AND $2 GROUP BY key) s) a""",
                row -> new ActiveUserCost(cost, row.number("users"), row.number("unpriced")),
                period.start(),
                period.end());
    }

    private RollupTable table(UsageFilter filter) {
        Period period = filter.period();
        return RollupTable.of(filter, DayRates.of(database, filter, period.start(), period.end()));
    }

    private static ActiveUserCost active(Row row) {
        return new ActiveUserCost(row.decimal("cost"), row.number("users"), row.number("unpriced"));
    }
}
