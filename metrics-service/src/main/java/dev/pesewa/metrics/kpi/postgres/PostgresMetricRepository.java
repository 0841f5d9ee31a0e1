package dev.pesewa.metrics.kpi.postgres;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.ActiveSubjects;
import dev.pesewa.metrics.kpi.AiUsage;
import dev.pesewa.metrics.kpi.CreditSales;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import dev.pesewa.metrics.kpi.PaymentCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a range in one pass over its facts, however many days it has.
///
/// Distinct subjects of a window are counted without looking at each window. Example with 7 days: a
/// subject is active on the 1st and on the 5th. It adds one on the 1st, takes one away on the 5th,
/// when it is counted again, adds one on the 5th and takes one away on the 12th. The running sum is
/// then the number of distinct subjects of the 7 days to each day. The pass begins 29 days early,
/// because the 30 days to the first day begin there. The subject of zeros is nobody
/// (`SubjectHash`).
@ApplicationScoped
public class PostgresMetricRepository implements MetricRepository {

    private static final String DAYS =
            """
            WITH day AS (
                SELECT generate_series($1::date - 29, $2::date, interval '1 day')::date AS date
            ),
            used AS (
                SELECT date,
                    count(*) FILTER (WHERE messages > 0
                        AND subject <> '00000000-0000-0000-0000-000000000000') AS dau,
                    sum(messages) AS messages, sum(tokens) AS tokens,
                    sum(unpriced) AS unpriced, sum(cost_usd) AS cost
                FROM usage_fact
                WHERE date BETWEEN $1::date - 29 AND $2::date
                    AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
                GROUP BY date
            ),
            seen AS (
                SELECT date, again, count(*) AS subjects
                FROM (
                    SELECT date, lead(date) OVER (
                        PARTITION BY workspace_id, subject ORDER BY date) AS again
                    FROM usage_fact
                    WHERE messages > 0 AND subject <> '00000000-0000-0000-0000-000000000000'
                        AND date BETWEEN $1::date - 29 AND $2::date
                        AND ($3::uuid IS NULL OR workspace_id = $3::uuid)) activity
                GROUP BY date, again
            ),
            active_change AS (
                SELECT date, sum(week) AS week, sum(month) AS month
                FROM (
                    SELECT date, subjects AS week, subjects AS month FROM seen
                    UNION ALL SELECT least(date + 7, again), -subjects, 0 FROM seen
                    UNION ALL SELECT least(date + 30, again), 0, -subjects FROM seen) change
                GROUP BY date
            ),
            bought AS (
                SELECT date, lead(date) OVER (PARTITION BY workspace_id ORDER BY date) AS again
                FROM payment_fact
                WHERE succeeded AND purpose = 'credit-pack'
                    AND date BETWEEN $1::date - 29 AND $2::date
                    AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
                GROUP BY workspace_id, date
            ),
            customer_change AS (
                SELECT date, sum(change) AS change
                FROM (
                    SELECT date, 1 AS change FROM bought
                    UNION ALL SELECT least(date + 30, again), -1 FROM bought) each
                GROUP BY date
            ),
            paid AS (
                SELECT date, count(*) FILTER (WHERE succeeded) AS succeeded,
                    count(*) FILTER (WHERE NOT succeeded) AS failed,
                    sum(amount) FILTER (WHERE succeeded AND currency = $4::text) AS amount,
                    sum(amount) FILTER (WHERE succeeded AND currency = $4::text
                        AND purpose = 'credit-pack') AS packs
                FROM payment_fact
                WHERE date BETWEEN $1::date - 29 AND $2::date
                    AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
                GROUP BY date
            ),
            earned AS (
                SELECT date, sum(amount) AS amount
                FROM revenue_fact
                WHERE currency = $4::text AND date BETWEEN $1::date - 29 AND $2::date
                    AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
                GROUP BY date
            ),
            every AS (
                SELECT date,
                    coalesce(messages, 0)::bigint AS messages,
                    coalesce(tokens, 0)::bigint AS tokens,
                    coalesce(unpriced, 0)::bigint AS unpriced, coalesce(cost, 0) AS cost,
                    coalesce(sum(cost) OVER month, 0) AS cost30,
                    coalesce(sum(unpriced) OVER month, 0)::bigint AS unpriced30,
                    coalesce(dau, 0) AS dau,
                    coalesce(sum(active_change.week) OVER to_day, 0)::bigint AS wau,
                    coalesce(sum(active_change.month) OVER to_day, 0)::bigint AS mau,
                    coalesce(succeeded, 0) AS succeeded, coalesce(failed, 0) AS failed,
                    coalesce(paid.amount, 0) AS amount,
                    coalesce(sum(packs) OVER month, 0) AS sold30,
                    coalesce(sum(earned.amount) OVER month, 0) AS recognised30,
                    coalesce(sum(customer_change.change) OVER to_day, 0)::bigint AS customers
                FROM day
                    LEFT JOIN used USING (date)
                    LEFT JOIN active_change USING (date)
                    LEFT JOIN customer_change USING (date)
                    LEFT JOIN paid USING (date)
                    LEFT JOIN earned USING (date)
                WINDOW month AS (ORDER BY date ROWS 29 PRECEDING), to_day AS (ORDER BY date)
            )
            SELECT * FROM every WHERE date >= $1::date ORDER BY date""";

    private static final String OTHER_CURRENCIES =
            """
            SELECT 'paymentsAmount' AS metric, currency, sum(amount) AS amount
            FROM payment_fact
            WHERE succeeded AND currency <> $4::text AND date BETWEEN $1::date AND $2::date
                AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
            GROUP BY currency
            UNION ALL
            SELECT metric, currency, sum(amount)
            FROM payment_fact
                CROSS JOIN (VALUES ('creditRevenue30d'), ('mrrWithCredits')) AS name (metric)
            WHERE succeeded AND purpose = 'credit-pack' AND currency <> $4::text
                AND date BETWEEN $1::date - 29 AND $2::date
                AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
            GROUP BY metric, currency
            UNION ALL
            SELECT 'recognisedCreditRevenue', currency, sum(amount)
            FROM revenue_fact
            WHERE currency <> $4::text AND date BETWEEN $1::date - 29 AND $2::date
                AND ($3::uuid IS NULL OR workspace_id = $3::uuid)
            GROUP BY currency""";

    private final Database database;
    private final ReportingConfig reporting;

    public PostgresMetricRepository(Database database, ReportingConfig reporting) {
        this.database = database;
        this.reporting = reporting;
    }

    @Override
    public List<MetricInputs> days(Period period, @Nullable WorkspaceId workspace) {
        return database.list(
                DAYS,
                PostgresMetricRepository::inputs,
                period.start(),
                period.end(),
                id(workspace),
                reporting.currency());
    }

    @Override
    public Map<Kpi, Map<String, BigDecimal>> otherCurrencies(
            Period period, @Nullable WorkspaceId workspace) {
        List<Other> others =
                database.list(
                        OTHER_CURRENCIES,
                        row ->
                                new Other(
                                        Kpi.of(row.text("metric")),
                                        row.text("currency"),
                                        row.decimal("amount")),
                        period.start(),
                        period.end(),
                        id(workspace),
                        reporting.currency());
        var byMetric = new EnumMap<Kpi, Map<String, BigDecimal>>(Kpi.class);
        others.forEach(
                other ->
                        byMetric.computeIfAbsent(other.metric, _ -> new TreeMap<>())
                                .put(other.currency, other.amount));
        return byMetric;
    }

    private static MetricInputs inputs(Row row) {
        return new MetricInputs(
                row.date("date"),
                new AiUsage(
                        row.number("messages"),
                        row.number("tokens"),
                        row.number("unpriced"),
                        row.decimal("cost"),
                        row.decimal("cost30"),
                        row.number("unpriced30")),
                new ActiveSubjects(row.number("dau"), row.number("wau"), row.number("mau")),
                new PaymentCounts(
                        row.number("succeeded"), row.number("failed"), row.decimal("amount")),
                new CreditSales(
                        row.decimal("sold30"),
                        row.decimal("recognised30"),
                        row.number("customers")));
    }

    private static @Nullable UUID id(@Nullable WorkspaceId workspace) {
        return workspace == null ? null : workspace.value();
    }

    private record Other(Kpi metric, String currency, BigDecimal amount) {}
}
