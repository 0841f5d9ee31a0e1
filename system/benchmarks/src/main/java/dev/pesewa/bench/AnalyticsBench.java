package dev.pesewa.bench;

import dev.pesewa.local.test.TestTokens;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How long one asks for the figures of one workspace among fifty with millions of events: over
/// HTTP with verified tokens, against the same question asked of the events by SQL.
final class AnalyticsBench {

    private static final int WORKSPACES = 50;
    private static final int DAYS = 90;
    private static final int GENERATORS = 2;
    private static final int WINDOW_DAYS = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final double GOAL_MS = 10;

    /// Of one workspace: 200 users of 50 clients, 8 features, 5 models; busy from 8 to 18 o'clock,
    /// a quarter as busy otherwise. Every number follows from `n`, so every run is the same.
    private static final String EVENTS =
            """
            INSERT INTO usage_event (workspace_id, occurred_at, source, event_id, client_id,
                user_id, feature, provider, model, input_tokens, cached_input_tokens,
                cache_write_tokens, output_tokens, cost_usd, pricing, duration_ms, success,
                error, cached, attributes)
            SELECT $1, at, 'bench', 'e' || n, 'client-' || h % 50, 'user-' || h % 200,
                   'feature-' || (h / 200) % 8, 'openai', 'model-' || (h / 1600) % 5, h % 4000, 0,
                   0, h % 700, (h % 9000)::numeric / 1000000, 'given', h % 9000, h % 50 <> 0, NULL,
                   h % 20 = 0, '{}'
            FROM (SELECT n, hashint8(n)::bigint & 2147483647 AS h FROM generate_series($2, $3) n) a,
                 LATERAL (SELECT CASE WHEN n % 4 = 0 THEN h % 24 ELSE 8 + h % 10 END AS hour) b,
                 LATERAL (SELECT $4::timestamptz + make_interval(days => (n % 90)::int,
                     hours => hour::int, secs => (h % 3600)::float8) AS at) c""";

    private static final String HOURLY =
            """
            INSERT INTO usage_hourly (workspace_id, local_date, local_hour, client_id, user_id,
                feature, provider, model, success, messages, cost_usd, input_tokens,
                cached_input_tokens, cache_write_tokens, output_tokens, unpriced, cached, timed,
                duration_ms)
            SELECT workspace_id, (occurred_at AT TIME ZONE 'UTC')::date,
                   extract(hour FROM occurred_at AT TIME ZONE 'UTC'), client_id, user_id, feature,
                   provider, model, success, count(*), sum(cost_usd), sum(input_tokens), 0, 0,
                   sum(output_tokens), 0, count(*) FILTER (WHERE cached), count(*),
                   sum(duration_ms)
            FROM usage_event WHERE workspace_id = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9""";

    private static final String SLICES =
            "INSERT INTO usage_slice SELECT * FROM slices_of($1, $2, $3)";

    private static final String DURATIONS =
            """
            INSERT INTO usage_duration
            SELECT workspace_id, (occurred_at AT TIME ZONE 'UTC')::date,
                   CASE WHEN duration_ms < 100 THEN duration_ms
                        WHEN duration_ms < 1000 THEN (duration_ms + 9) / 10 * 10
                        ELSE (duration_ms + 99) / 100 * 100 END, count(*)
            FROM usage_event WHERE workspace_id = $1 GROUP BY 1, 2, 3""";

    private static final String RAW =
            """
            SELECT GROUPING(day, hour, client_id, feature, model), day, hour, client_id, feature,
                   model, count(*), sum(cost_usd), sum(input_tokens), sum(output_tokens)
            FROM (SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day,
                         extract(hour FROM occurred_at AT TIME ZONE 'UTC') AS hour, client_id,
                         feature, model, cost_usd, input_tokens, output_tokens
                  FROM usage_event
                  WHERE workspace_id = $1 AND occurred_at >= $2 AND occurred_at < $3) e
            GROUP BY GROUPING SETS ((day), (hour), (client_id), (feature), (model))""";

    private final BenchedService usage;
    private final Vertx vertx;
    private final long events;
    private final Consumer<String> says;
    private final List<UUID> workspaces = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final LocalDate last;

    private AnalyticsBench(BenchedService usage, Vertx vertx, long events, Consumer<String> says)
            throws SQLException {
        this.usage = usage;
        this.vertx = vertx;
        this.events = events;
        this.says = says;
        try (Connection connection = usage.postgres().connect("usage");
                Statement statement = connection.createStatement();
                var day = statement.executeQuery("SELECT current_date - 1")) {
            day.next();
            this.last = day.getObject(1, LocalDate.class);
        }
    }

    /// With so many millions of events.
    static BenchmarkCommand.Measurement of(int millions) {
        long events = millions * 1_000_000L;
        return (usage, vertx, says) -> new AnalyticsBench(usage, vertx, events, says).figures();
    }

    private List<BenchmarkResult> figures() throws SQLException {
        prepare();
        String range = "startDate=" + last.minusDays(WINDOW_DAYS - 1L) + "&endDate=" + last;
        List<BenchmarkResult> figures = new ArrayList<>();
        try (var http = new HttpConnections(vertx, usage.port(), 1)) {
            says.accept("Warming up ...");
            LoadGenerator.closed(1, WARM_UP, (_, _) -> get(http, "stats", range));
            LoadGenerator.closed(1, WARM_UP, (_, _) -> get(http, "dashboard", "period=30"));
            figures.add(figure("30-day statistics, p95", get(http, "stats", range, "")));
            figures.add(figure("30-day CAU, p95", get(http, "cau", range, "")));
            // Seven requests at once, for information: there is no goal.
            get(http, "dashboard", "period=30", "");
            LoadGenerator.LoadResult part = get(http, "stats", range, "&feature=feature-3");
            LoadGenerator.LoadResult raw = raw();
            figures.add(
                    new BenchmarkResult(
                            "statistics of a feature, p50",
                            "ms",
                            part.p50Ms(),
                            raw.p50Ms(),
                            part,
                            1,
                            true));
        }
        return figures;
    }

    private static BenchmarkResult figure(String name, LoadGenerator.LoadResult result) {
        return new BenchmarkResult(name, "ms", result.p95Ms(), GOAL_MS, result, 1, true);
    }

    private LoadGenerator.LoadResult get(
            HttpConnections http, String what, String query, String filter) {
        LoadGenerator.LoadResult result =
                LoadGenerator.closed(1, WINDOW, (_, _) -> get(http, what, query + filter));
        says.accept(
                "%-10s %-20s %,6.0f/s  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms"
                        .formatted(
                                what,
                                filter,
                                result.rate(),
                                result.p50Ms(),
                                result.p95Ms(),
                                result.p99Ms()));
        return result;
    }

    private CompletionStage<?> get(HttpConnections http, String what, String query) {
        int one = random.nextInt(WORKSPACES);
        String path = "/api/usage/" + what + "/" + workspaces.get(one) + "?" + query;
        return http.send(0, HttpConnections.get(path, tokens.get(one)), "");
    }

    private LoadGenerator.LoadResult raw() throws SQLException {
        try (Connection connection = usage.postgres().connect("usage");
                PreparedStatement query = connection.prepareStatement(jdbc(RAW))) {
            LoadGenerator.LoadResult result =
                    LoadGenerator.closed(1, WINDOW, (_, _) -> asked(query));
            says.accept("raw SQL over events: p50 %.2f ms".formatted(result.p50Ms()));
            return result;
        }
    }

    private CompletionStage<?> asked(PreparedStatement query) {
        UUID workspace = workspaces.get(random.nextInt(WORKSPACES));
        return CompletableFuture.supplyAsync(
                () -> ask(query, workspace), Thread::startVirtualThread);
    }

    private long ask(PreparedStatement query, UUID workspace) {
        try {
            query.setObject(1, workspace);
            query.setObject(2, start(last.minusDays(WINDOW_DAYS - 1L)));
            query.setObject(3, start(last.plusDays(1)));
            try (var rows = query.executeQuery()) {
                long messages = 0;
                while (rows.next()) {
                    messages += rows.getLong(7);
                }
                return messages;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// JDBC counts question marks.
    private static String jdbc(String sql) {
        return sql.replaceAll("\\$\\d", "?");
    }

    private void prepare() throws SQLException {
        workspaces.addAll(usage.workspaces(WORKSPACES));
        workspaces.forEach(one -> tokens.add(TestTokens.token("owner", one)));
        LocalDate first = last.minusDays(DAYS - 1L);
        try (Connection connection = usage.postgres().connect("usage");
                ExecutorService pool = Executors.newFixedThreadPool(GENERATORS)) {
            partitions(connection, first);
            List<Future<?>> generated = new ArrayList<>();
            for (int i = 0; i < WORKSPACES; i++) {
                int place = i;
                generated.add(pool.submit(() -> generate(place, first)));
            }
            for (Future<?> one : generated) {
                one.get();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE");
                // Else the first readers write back what was generated.
                statement.execute("CHECKPOINT");
            }
        } catch (ExecutionException failed) {
            throw new SQLException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException(stopped);
        }
    }

    /// The events of one workspace, and their sums.
    private @Nullable Void generate(int place, LocalDate first) throws SQLException {
        long each = events / WORKSPACES;
        UUID workspace = workspaces.get(place);
        if (place % 10 == 0) {
            says.accept("%,d of %,d events, with their sums ...".formatted(place * each, events));
        }
        try (Connection connection = usage.postgres().connect("usage")) {
            run(connection, EVENTS, workspace, place * each, (place + 1) * each - 1, start(first));
            run(connection, HOURLY, workspace);
            run(connection, DURATIONS, workspace);
            run(connection, SLICES, workspace, first, last);
        }
        return null;
    }

    private static Object start(LocalDate first) {
        return first.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private void partitions(Connection connection, LocalDate first) throws SQLException {
        for (LocalDate month = first.withDayOfMonth(1);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            try (var call = connection.prepareStatement("SELECT ensure_usage_partition(?)")) {
                call.setObject(1, month);
                call.execute();
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(jdbc(sql))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
