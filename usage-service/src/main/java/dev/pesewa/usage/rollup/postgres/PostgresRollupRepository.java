package dev.pesewa.usage.rollup.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.numbers;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.rollup.DailyKey;
import dev.pesewa.usage.rollup.HourlyKey;
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
import java.util.function.ToLongFunction;

/// Three upserts. Rows come in the order of their keys: writers of the same rows queue up and never
/// wait for each other in a ring.
@ApplicationScoped
class PostgresRollupRepository implements RollupRepository {

    private static final String HOURLY =
            """
            INSERT INTO usage_hourly AS u (workspace_id, local_date, client_id, user_id, feature,
                provider, model, success, local_hour, messages, cost_usd, cached, unpriced,
                input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, timed,
                duration_ms)
            SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::text[],
                $6::text[], $7::text[], $8::boolean[], $9::smallint[], $10::bigint[],
                $11::numeric[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[],
                $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[])
            ON CONFLICT (workspace_id, local_date, local_hour, client_id, user_id, feature,
                         provider, model, success) DO UPDATE SET
                messages = u.messages + EXCLUDED.messages,
                cost_usd = u.cost_usd + EXCLUDED.cost_usd,
                cached = u.cached + EXCLUDED.cached,
                unpriced = u.unpriced + EXCLUDED.unpriced,
                input_tokens = u.input_tokens + EXCLUDED.input_tokens,
                cached_input_tokens = u.cached_input_tokens + EXCLUDED.cached_input_tokens,
                cache_write_tokens = u.cache_write_tokens + EXCLUDED.cache_write_tokens,
                output_tokens = u.output_tokens + EXCLUDED.output_tokens,
                timed = u.timed + EXCLUDED.timed,
                duration_ms = u.duration_ms + EXCLUDED.duration_ms""";

    private static final String SLICES =
            """
            INSERT INTO usage_slice AS u (workspace_id, dimension, local_date, key, messages,
                cost_usd, cached, unpriced, input_tokens, cached_input_tokens, cache_write_tokens,
                output_tokens, timed, duration_ms, succeeded)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::bigint[],
                $6::numeric[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
                $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[])
            ON CONFLICT (workspace_id, dimension, local_date, key) DO UPDATE SET
                messages = u.messages + EXCLUDED.messages,
                cost_usd = u.cost_usd + EXCLUDED.cost_usd,
                succeeded = u.succeeded + EXCLUDED.succeeded,
                cached = u.cached + EXCLUDED.cached,
                unpriced = u.unpriced + EXCLUDED.unpriced,
                input_tokens = u.input_tokens + EXCLUDED.input_tokens,
                cached_input_tokens = u.cached_input_tokens + EXCLUDED.cached_input_tokens,
                cache_write_tokens = u.cache_write_tokens + EXCLUDED.cache_write_tokens,
                output_tokens = u.output_tokens + EXCLUDED.output_tokens,
                timed = u.timed + EXCLUDED.timed,
                duration_ms = u.duration_ms + EXCLUDED.duration_ms""";

    private static final String DURATIONS =
            """
            INSERT INTO usage_duration AS u (workspace_id, local_date, bucket_ms, calls)
            SELECT * FROM unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[])
            ON CONFLICT (workspace_id, local_date, bucket_ms)
                DO UPDATE SET calls = u.calls + EXCLUDED.calls""";

    @Override
    public void apply(SqlSession transaction, RollupBatch batch) {
        hourly(transaction, List.copyOf(batch.cells().entrySet()));
        slices(transaction, List.copyOf(batch.slices().entrySet()));
        durations(transaction, List.copyOf(batch.durations().entrySet()));
    }

    private static void hourly(
            SqlSession transaction, List<Map.Entry<HourlyKey, UsageTotals>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<HourlyKey> cells = rows.stream().map(Map.Entry::getKey).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(column(cells, HourlyKey::workspace, UUID[]::new));
        parameters.add(column(cells, HourlyKey::date, LocalDate[]::new));
        parameters.add(texts(cells, HourlyKey::client));
        parameters.add(texts(cells, HourlyKey::user));
        parameters.add(texts(cells, HourlyKey::feature));
        parameters.add(texts(cells, HourlyKey::provider));
        parameters.add(texts(cells, HourlyKey::model));
        parameters.add(column(cells, HourlyKey::success, Boolean[]::new));
        parameters.add(column(cells, cell -> (short) cell.hour(), Short[]::new));
        addSums(parameters, rows.stream().map(Map.Entry::getValue).toList());
        transaction.update(HOURLY, parameters.toArray());
    }

    private static void slices(
            SqlSession transaction, List<Map.Entry<DailyKey, UsageTotals>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<DailyKey> slices = rows.stream().map(Map.Entry::getKey).toList();
        List<UsageTotals> sums = rows.stream().map(Map.Entry::getValue).toList();
        List<Object> parameters = new ArrayList<>();
        parameters.add(column(slices, DailyKey::workspace, UUID[]::new));
        parameters.add(texts(slices, slice -> slice.dimension().column()));
        parameters.add(column(slices, DailyKey::date, LocalDate[]::new));
        parameters.add(texts(slices, DailyKey::key));
        addSums(parameters, sums);
        parameters.add(numbers(sums, UsageTotals::succeeded));
        transaction.update(SLICES, parameters.toArray());
    }

    private static void addSums(List<Object> parameters, List<UsageTotals> sums) {
        List<ToLongFunction<UsageTotals>> afterCost =
                List.of(
                        UsageTotals::cached,
                        UsageTotals::unpriced,
                        UsageTotals::input,
                        UsageTotals::cachedInput,
                        UsageTotals::cacheWrite,
                        UsageTotals::output,
                        UsageTotals::timed,
                        UsageTotals::durationMs);
        parameters.add(numbers(sums, UsageTotals::messages));
        parameters.add(column(sums, UsageTotals::cost, BigDecimal[]::new));
        afterCost.forEach(field -> parameters.add(numbers(sums, field::applyAsLong)));
    }

    private static void durations(
            SqlSession transaction, List<Map.Entry<RollupBatch.Took, Long>> rows) {
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
