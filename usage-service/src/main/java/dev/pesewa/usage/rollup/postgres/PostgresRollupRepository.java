package dev.pesewa.usage.rollup.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.numbers;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.rollup.DailyKey;
import dev.pesewa.usage.rollup.HourlyKey;
import dev.pesewa.usage.rollup.Measure;
import dev.pesewa.usage.rollup.RollupBatch;
import dev.pesewa.usage.rollup.RollupRepository;
import dev.pesewa.usage.rollup.UsageTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three upserts. Rows come in the order of their keys: writers of the same rows queue up and never
/// wait for each other in a ring.
@ApplicationScoped
class PostgresRollupRepository implements RollupRepository {

    /// Whether calls succeeded is a part of the key.
    private static final List<Measure> HOURLY_MEASURES =
            Measure.ALL.stream().filter(measure -> !measure.equals(Measure.SUCCEEDED)).toList();

    private static final List<String> COSTS =
            List.of("cost_usd numeric", "local_cost numeric", "local_cost_usd numeric");

    private static final String HOURLY =
            upsert(
                    "usage_hourly",
                    List.of(
                            "workspace_id uuid",
                            "local_date date",
                            "client_id text",
                            "user_id text",
                            "feature text",
                            "provider text",
                            "model text",
                            "success boolean",
                            "local_hour smallint"),
                    HOURLY_MEASURES);

    private static final String DAILY =
            upsert(
                    "usage_slice",
                    List.of("workspace_id uuid", "dimension text", "local_date date", "key text"),
                    Measure.ALL);

    private static final String DURATIONS =
            """
            INSERT INTO usage_duration AS u (workspace_id, local_date, bucket_ms, calls)
            SELECT * FROM unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[])
            ON CONFLICT (workspace_id, local_date, bucket_ms)
                DO UPDATE SET calls = u.calls + EXCLUDED.calls""";

    @Override
    public void apply(SqlSession transaction, RollupBatch batch) {
        hourly(transaction, List.copyOf(batch.hourly().entrySet()));
        daily(transaction, List.copyOf(batch.daily().entrySet()));
        durations(transaction, List.copyOf(batch.durations().entrySet()));
    }

    private static void hourly(
            SqlSession transaction, List<Map.Entry<HourlyKey, UsageTotals>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<HourlyKey> keys = rows.stream().map(Map.Entry::getKey).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(column(keys, HourlyKey::workspace, UUID[]::new));
        parameters.add(column(keys, HourlyKey::date, LocalDate[]::new));
        parameters.add(texts(keys, HourlyKey::client));
        parameters.add(texts(keys, HourlyKey::user));
        parameters.add(texts(keys, HourlyKey::feature));
        parameters.add(texts(keys, HourlyKey::provider));
        parameters.add(texts(keys, HourlyKey::model));
        parameters.add(column(keys, HourlyKey::success, Boolean[]::new));
        parameters.add(column(keys, key -> (short) key.hour(), Short[]::new));
        addSums(parameters, rows.stream().map(Map.Entry::getValue).toList(), HOURLY_MEASURES);
        transaction.update(HOURLY, parameters.toArray());
    }

    private static void daily(SqlSession transaction, List<Map.Entry<DailyKey, UsageTotals>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<DailyKey> keys = rows.stream().map(Map.Entry::getKey).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(column(keys, DailyKey::workspace, UUID[]::new));
        parameters.add(texts(keys, key -> key.dimension().column()));
        parameters.add(column(keys, DailyKey::date, LocalDate[]::new));
        parameters.add(texts(keys, DailyKey::key));
        addSums(parameters, rows.stream().map(Map.Entry::getValue).toList(), Measure.ALL);
        transaction.update(DAILY, parameters.toArray());
    }

    private static void addSums(
            List<Object> parameters, List<UsageTotals> totals, List<Measure> measures) {
        parameters.add(column(totals, UsageTotals::cost, BigDecimal[]::new));
        parameters.add(column(totals, UsageTotals::localCost, BigDecimal[]::new));
        parameters.add(column(totals, UsageTotals::localCostUsd, BigDecimal[]::new));
        for (Measure measure : measures) {
            parameters.add(UsageTotals.column(totals, measure));
        }
    }

    /// Adds rows, or their sums to the rows that are there: one array for each part of the key,
    /// then the costs, then the measures.
    private static String upsert(String table, List<String> key, List<Measure> measures) {
        List<String> columns = new ArrayList<>(key);
        columns.addAll(COSTS);
        measures.forEach(measure -> columns.add(measure.column() + " bigint"));
        List<String> names = columns.stream().map(PostgresRollupRepository::name).toList();
        return "INSERT INTO %s AS u (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        table,
                        String.join(", ", names),
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> "$" + (i + 1) + "::" + type(columns.get(i)) + "[]")
                                .collect(Collectors.joining(", ")),
                        String.join(", ", names.subList(0, key.size())),
                        names.subList(key.size(), names.size()).stream()
                                .map(name -> "%1$s = u.%1$s + EXCLUDED.%1$s".formatted(name))
                                .collect(Collectors.joining(", ")));
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(' '));
    }

    private static String type(String column) {
        return column.substring(column.indexOf(' ') + 1);
    }

    private static void durations(
            SqlSession transaction, List<Map.Entry<RollupBatch.DurationKey, Long>> rows) {
        if (!rows.isEmpty()) {
            transaction.update(
                    DURATIONS,
                    column(rows, row -> row.getKey().workspace(), UUID[]::new),
                    column(rows, row -> row.getKey().date(), LocalDate[]::new),
                    numbers(rows, row -> row.getKey().bucketMs()),
                    numbers(rows, Map.Entry::getValue));
        }
    }

    @Override
    public Digest clear(SqlSession transaction, UUID workspace, LocalDate first, LocalDate last) {
        Digest before = digest(transaction, workspace, first, last);
        for (String table : List.of("usage_hourly", "usage_slice", "usage_duration")) {
            transaction.update(
                    "DELETE FROM "
                            + table
                            + " WHERE workspace_id = $1 AND local_date BETWEEN $2 AND $3",
                    workspace,
                    first,
                    last);
        }
        return before;
    }

    /// Rows of zeros, which corrections leave behind, say what no row says. A trailing zero of a
    /// cost says nothing either.
    @Override
    public Digest digest(SqlSession transaction, UUID workspace, LocalDate first, LocalDate last) {
        return new Digest(
                digest(
                        transaction,
                        "usage_hourly",
                        "messages <> 0 OR cost_usd <> 0",
                        workspace,
                        first,
                        last),
                digest(
                        transaction,
                        "usage_slice",
                        "messages <> 0 OR cost_usd <> 0",
                        workspace,
                        first,
                        last),
                digest(transaction, "usage_duration", "calls <> 0", workspace, first, last));
    }

    private static String digest(
            SqlSession transaction,
            String table,
            String says,
            UUID workspace,
            LocalDate first,
            LocalDate last) {
        return transaction.one(
                "SELECT coalesce(sum(hashtextextended(t::text, 0)), 0)::text AS digest FROM "
                        + table
                        + " t WHERE workspace_id = $1 AND local_date BETWEEN $2 AND $3 AND ("
                        + says
                        + ")",
                row -> row.text("digest"),
                workspace,
                first,
                last);
    }
}
