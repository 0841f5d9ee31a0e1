package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kernel.Period;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.ActiveCost;
import dev.pesewa.usage.analytics.Durations;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Share;
import dev.pesewa.usage.analytics.Statistics;
import dev.pesewa.usage.analytics.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresStatistics implements Statistics {

    private static final String MATCHES =
            """
            \s
            WHERE workspace_id = $1 AND local_date BETWEEN $2 AND $3
              AND ($4::text IS NULL OR client_id = $4) AND ($5::text IS NULL OR user_id = $5)
              AND ($6::text IS NULL OR feature = $6) AND ($7::text IS NULL OR model = $7)
              AND ($8::text IS NULL OR provider = $8) AND ($9::boolean IS NULL OR success = $9)
            """;

    private static final String SUMS =
            " coalesce(sum(cost_usd), 0) AS cost, coalesce(sum(messages), 0)::bigint AS messages";

    private final Database database;

    PostgresStatistics(Database database) {
        this.database = database;
    }

    @Override
    public Totals totals(Filter filter) {
        return database.one(
                "SELECT"
                        + SUMS
                        + """
                        , coalesce(sum(messages) FILTER (WHERE success), 0)::bigint AS succeeded,
                          coalesce(sum(cached), 0)::bigint AS cached,
                          coalesce(sum(unpriced), 0)::bigint AS unpriced,
                          coalesce(sum(input_tokens), 0)::bigint AS input,
                          coalesce(sum(cached_input_tokens), 0)::bigint AS cached_input,
                          coalesce(sum(cache_write_tokens), 0)::bigint AS cache_write,
                          coalesce(sum(output_tokens), 0)::bigint AS output
                        FROM daily_now"""
                        + MATCHES,
                PostgresStatistics::totals,
                parameters(filter));
    }

    private static Totals totals(Row row) {
        return new Totals(
                row.decimal("cost"),
                row.number("messages"),
                row.number("succeeded"),
                row.number("cached"),
                row.number("unpriced"),
                row.number("input"),
                row.number("cached_input"),
                row.number("cache_write"),
                row.number("output"));
    }

    @Override
    public List<Share> byDay(Filter filter) {
        return shares(
                "SELECT local_date::text AS key, '' AS name,"
                        + SUMS
                        + " FROM daily_now"
                        + MATCHES
                        + " GROUP BY local_date ORDER BY local_date",
                parameters(filter));
    }

    @Override
    public List<Share> byHour(Filter filter) {
        return shares(
                "SELECT local_hour::text AS key, '' AS name,"
                        + SUMS
                        + " FROM hourly_now"
                        + MATCHES
                        + " GROUP BY local_hour ORDER BY local_hour",
                parameters(filter));
    }

    @Override
    public List<Share> top(Filter filter, Dimension dimension, int limit) {
        String column =
                switch (dimension) {
                    case CLIENT -> "client_id";
                    case USER -> "user_id";
                    case FEATURE -> "feature";
                    case MODEL -> "model";
                };
        String top =
                "SELECT "
                        + column
                        + " AS key,"
                        + SUMS
                        + " FROM daily_now"
                        + MATCHES
                        + " AND "
                        + column
                        + " <> '' GROUP BY "
                        + column
                        + " ORDER BY cost DESC, messages DESC, key LIMIT $10";
        Object[] parameters = Arrays.copyOf(parameters(filter), 10);
        parameters[9] = (long) limit;
        return shares(
                "SELECT top.key, coalesce(client.name, top.key) AS name, top.cost, top.messages"
                        + " FROM ("
                        + top
                        + ") top LEFT JOIN client ON client.workspace_id = $1 AND "
                        + (dimension == Dimension.CLIENT ? "client.client_id = top.key" : "false")
                        + " ORDER BY cost DESC, messages DESC, key",
                parameters);
    }

    private List<Share> shares(String sql, @Nullable Object... parameters) {
        return database.list(
                sql,
                row ->
                        new Share(
                                row.text("key"),
                                row.text("name"),
                                row.decimal("cost"),
                                row.number("messages")),
                parameters);
    }

    /// The smallest bucket that 95 % of the calls do not exceed.
    @Override
    public Durations durations(Filter filter) {
        return database.one(
                "WITH buckets AS (SELECT bucket_ms, sum(calls) AS calls, sum(total_ms) AS total_ms"
                        + " FROM duration_now"
                        + MATCHES
                        + """
                        GROUP BY bucket_ms), running AS (
                          SELECT bucket_ms, calls, total_ms,
                                 sum(calls) OVER (ORDER BY bucket_ms) AS upto,
                                 sum(calls) OVER () AS of_all
                          FROM buckets)
                        SELECT coalesce(sum(calls), 0)::bigint AS calls,
                               coalesce(sum(total_ms), 0)::bigint AS total,
                               coalesce(min(bucket_ms)
                                   FILTER (WHERE upto >= 0.95 * of_all), 0)::bigint
                                   AS p95
                        FROM running""",
                row -> new Durations(row.number("calls"), row.number("total"), row.number("p95")),
                parameters(filter));
    }

    private static final String ACTIVE =
            " count(DISTINCT (workspace_id, CASE WHEN user_id = '' THEN 'client:' || client_id"
                    + " ELSE 'user:' || user_id END)) AS users";

    @Override
    public ActiveCost activeCost(Filter filter) {
        return database.one(
                "SELECT" + SUMS + "," + ACTIVE + " FROM daily_now" + MATCHES,
                row -> new ActiveCost(row.decimal("cost"), row.number("users")),
                parameters(filter));
    }

    @Override
    public ActiveCost activeCostOfAll(Period period) {
        return database.one(
                "SELECT"
                        + SUMS
                        + ","
                        + ACTIVE
                        + " FROM daily_now WHERE local_date BETWEEN $1 AND $2",
                row -> new ActiveCost(row.decimal("cost"), row.number("users")),
                period.start(),
                period.end());
    }

    private static @Nullable Object[] parameters(Filter filter) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(filter.workspace().value());
        parameters.add(filter.period().start());
        parameters.add(filter.period().end());
        parameters.add(filter.clientId());
        parameters.add(filter.userId());
        parameters.add(filter.feature());
        parameters.add(filter.model());
        parameters.add(filter.provider());
        parameters.add(filter.success());
        return parameters.toArray();
    }
}
