package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.Columns.column;
import static dev.pesewa.kit.database.Columns.numbers;
import static dev.pesewa.kit.database.Columns.texts;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.Statements;
import dev.pesewa.usage.event.Bucket;
import dev.pesewa.usage.event.Stored;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What a batch of new events adds to the rollups: summed in memory, so that a batch of one client
/// is one row.
final class Deltas {

    private Deltas() {}

    private record Dimensions(
            UUID workspace,
            LocalDate date,
            int hour,
            String client,
            String user,
            String feature,
            String provider,
            String model,
            boolean success) {

        static Dimensions of(Stored stored) {
            UsageRecorded event = stored.event();
            return new Dimensions(
                    event.workspaceId(),
                    stored.localDate(),
                    stored.localHour(),
                    event.clientId(),
                    orEmpty(event.userId()),
                    orEmpty(event.feature()),
                    orEmpty(event.provider()),
                    orEmpty(event.model()),
                    event.success());
        }

        Dimensions ofDay() {
            return new Dimensions(
                    workspace, date, 0, client, user, feature, provider, model, success);
        }

        private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    private static final class Sum {
        private final Dimensions dimensions;
        private long messages;
        private BigDecimal cost = BigDecimal.ZERO;
        private long input;
        private long cachedInput;
        private long cacheWrite;
        private long output;
        private long unpriced;
        private long cached;

        Sum(Dimensions dimensions) {
            this.dimensions = dimensions;
        }

        void add(UsageRecorded event) {
            messages++;
            BigDecimal one = event.costUsd();
            if (one == null) {
                unpriced++;
            } else {
                cost = cost.add(one);
            }
            input += event.inputTokens();
            cachedInput += event.cachedInputTokens();
            cacheWrite += event.cacheWriteTokens();
            output += event.outputTokens();
            cached += event.cached() ? 1 : 0;
        }
    }

    private record Timed(Dimensions dimensions, long bucket) {}

    private static final class Calls {
        private final Timed timed;
        private long calls;
        private long total;

        Calls(Timed timed) {
            this.timed = timed;
        }
    }

    static void insert(Statements transaction, List<Stored> events) {
        Map<Dimensions, Sum> sums = new LinkedHashMap<>();
        Map<Timed, Calls> durations = new LinkedHashMap<>();
        for (Stored stored : events) {
            Dimensions dimensions = Dimensions.of(stored);
            sums.computeIfAbsent(dimensions, Sum::new).add(stored.event());
            Long millis = stored.event().durationMs();
            if (millis != null) {
                var timed = new Timed(dimensions.ofDay(), Bucket.of(millis));
                Calls calls = durations.computeIfAbsent(timed, Calls::new);
                calls.calls++;
                calls.total += millis;
            }
        }
        insertSums(transaction, List.copyOf(sums.values()));
        insertDurations(transaction, List.copyOf(durations.values()));
    }

    private static void insertSums(Statements transaction, List<Sum> sums) {
        List<Object> parameters = dimensions(sums.stream().map(sum -> sum.dimensions).toList());
        parameters.add(column(sums, sum -> (short) sum.dimensions.hour(), Short[]::new));
        parameters.add(numbers(sums, sum -> sum.messages));
        parameters.add(column(sums, sum -> sum.cost, BigDecimal[]::new));
        parameters.add(numbers(sums, sum -> sum.input));
        parameters.add(numbers(sums, sum -> sum.cachedInput));
        parameters.add(numbers(sums, sum -> sum.cacheWrite));
        parameters.add(numbers(sums, sum -> sum.output));
        parameters.add(numbers(sums, sum -> sum.unpriced));
        parameters.add(numbers(sums, sum -> sum.cached));
        transaction.update(
                """
                INSERT INTO rollup_delta (workspace_id, local_date, client_id, user_id, feature,
                    provider, model, success, local_hour, messages, cost_usd, input_tokens,
                    cached_input_tokens, cache_write_tokens, output_tokens, unpriced, cached)
                SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::text[],
                    $6::text[], $7::text[], $8::boolean[], $9::smallint[], $10::bigint[],
                    $11::numeric[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[],
                    $16::bigint[], $17::bigint[])""",
                parameters.toArray());
    }

    private static void insertDurations(Statements transaction, List<Calls> durations) {
        if (durations.isEmpty()) {
            return;
        }
        List<Object> parameters =
                dimensions(durations.stream().map(calls -> calls.timed.dimensions()).toList());
        parameters.add(numbers(durations, calls -> calls.timed.bucket()));
        parameters.add(numbers(durations, calls -> calls.calls));
        parameters.add(numbers(durations, calls -> calls.total));
        transaction.update(
                """
                INSERT INTO duration_delta (workspace_id, local_date, client_id, user_id, feature,
                    provider, model, success, bucket_ms, calls, total_ms)
                SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::text[],
                    $6::text[], $7::text[], $8::boolean[], $9::bigint[], $10::bigint[],
                    $11::bigint[])""",
                parameters.toArray());
    }

    private static List<Object> dimensions(List<Dimensions> rows) {
        List<Object> columns = new ArrayList<>();
        columns.add(column(rows, Dimensions::workspace, UUID[]::new));
        columns.add(column(rows, Dimensions::date, LocalDate[]::new));
        columns.add(texts(rows, Dimensions::client));
        columns.add(texts(rows, Dimensions::user));
        columns.add(texts(rows, Dimensions::feature));
        columns.add(texts(rows, Dimensions::provider));
        columns.add(texts(rows, Dimensions::model));
        columns.add(column(rows, Dimensions::success, Boolean[]::new));
        return columns;
    }
}
