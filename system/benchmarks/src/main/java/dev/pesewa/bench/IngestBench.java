package dev.pesewa.bench;

import dev.pesewa.local.Polling;
import dev.pesewa.local.test.TestTokens;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Events over HTTP with verified tokens until they are stored and rolled up, against bare inserts
/// into a table like the service's, on the same PostgreSQL, in turns.
final class IngestBench {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int ROUNDS = 2;
    private static final int WORKSPACES = 50;
    private static final int CLIENTS = 50;
    private static final int USERS = 200;
    private static final int FEATURES = 8;
    private static final int SENDERS = 4;
    private static final int SINGLE_SENDERS = 32;
    private static final List<String> MODELS =
            List.of("gpt-4o-mini", "gpt-4o", "claude-3-haiku", "mistral-small-latest", "gpt-4.1");

    private final BenchedService usage;
    private final Vertx vertx;
    private final Consumer<String> says;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong rawNumbers = new AtomicLong();

    private IngestBench(BenchedService usage, Vertx vertx, Consumer<String> says) {
        this.usage = usage;
        this.vertx = vertx;
        this.says = says;
    }

    static List<BenchmarkResult> run(BenchedService usage, Vertx vertx, Consumer<String> says)
            throws SQLException {
        return new IngestBench(usage, vertx, says).figures();
    }

    private List<BenchmarkResult> figures() throws SQLException {
        usage.createRaw();
        RawEvents.prepare(usage.postgres().connect("raw"));
        prepareWorkspaces();
        List<BenchmarkResult> figures = new ArrayList<>();
        try (var http = new HttpConnections(vertx, usage.port(), SINGLE_SENDERS)) {
            says.accept("Warming up ...");
            ours(http, SENDERS, 1_000, WARM_UP);
            ours(http, SINGLE_SENDERS, 1, WARM_UP);
            raw(SENDERS, 1_000);
            figures.add(batches(http, 1_000));
            figures.add(batches(http, 100));
            figures.addAll(singles(http));
        }
        return figures;
    }

    private void prepareWorkspaces() throws SQLException {
        List<UUID> workspaces = usage.workspaces(WORKSPACES);
        for (UUID workspace : workspaces) {
            tokens.add(TestTokens.token("ingest", workspace));
        }
        try (var connection = usage.postgres().connect("usage");
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO client SELECT ?, 'client-' || n, 'Client', true"
                                        + " FROM generate_series(0, ? - 1) n")) {
            for (UUID workspace : workspaces) {
                insert.setObject(1, workspace);
                insert.setInt(2, CLIENTS);
                insert.executeUpdate();
            }
        }
    }

    private BenchmarkResult batches(HttpConnections http, int size) throws SQLException {
        double limit = 0;
        double rate = 0;
        Stored last = ours(http, SENDERS, size, WINDOW);
        for (int round = 0; round < ROUNDS; round++) {
            limit += raw(SENDERS, 1_000).rate() * 1_000 / ROUNDS;
            last = ours(http, SENDERS, size, WINDOW);
            rate += last.rate() / ROUNDS;
        }
        String name = "ingest batches of " + size + ", stored";
        return new BenchmarkResult(name, "events/s", rate, limit, last.accepted(), 0.5, false);
    }

    private List<BenchmarkResult> singles(HttpConnections http) throws SQLException {
        double limit = 0;
        double rate = 0;
        Stored last = ours(http, SINGLE_SENDERS, 1, WINDOW);
        for (int round = 0; round < ROUNDS; round++) {
            limit += raw(SINGLE_SENDERS, 1).rate() / ROUNDS;
            last = ours(http, SINGLE_SENDERS, 1, WINDOW);
            rate += last.rate() / ROUNDS;
        }
        double half = last.accepted().rate() / 2;
        LoadGenerator.LoadResult calm =
                LoadGenerator.open(half, SINGLE_SENDERS, WINDOW, (c, _) -> send(http, c, 1));
        told("half", SINGLE_SENDERS, 1, calm.rate(), calm);
        awaitStored();
        return List.of(
                new BenchmarkResult(
                        "ingest single events, stored",
                        "events/s",
                        rate,
                        limit,
                        last.accepted(),
                        1,
                        false),
                new BenchmarkResult(
                        "ingest accept p99 at half", "ms", calm.p99Ms(), 10, calm, 1, true));
    }

    /// `rate` is of events from the first sent to the last stored.
    private record Stored(double rate, LoadGenerator.LoadResult accepted) {}

    private Stored ours(HttpConnections http, int senders, int size, Duration window)
            throws SQLException {
        long before = stored();
        long begun = System.nanoTime();
        LoadGenerator.LoadResult accepted =
                LoadGenerator.closed(senders, window, (c, _) -> send(http, c, size));
        long events = awaitStored() - before;
        double rate = events / ((System.nanoTime() - begun) / 1e9);
        told("ours", senders, size, rate, accepted);
        return new Stored(rate, accepted);
    }

    private LoadGenerator.LoadResult raw(int connections, int rows) {
        try (var raw = RawEvents.over(vertx, usage.postgresPort(), connections, rawNumbers)) {
            LoadGenerator.closed(connections, Duration.ofSeconds(1), (_, _) -> insert(raw, rows));
            LoadGenerator.LoadResult result =
                    LoadGenerator.closed(connections, WINDOW, (_, _) -> insert(raw, rows));
            told("raw", connections, rows, result.rate() * rows, result);
            return result;
        }
    }

    private static CompletionStage<?> insert(RawEvents raw, int rows) {
        return rows == 1 ? raw.insertOne() : raw.insert(rows);
    }

    private void told(
            String whose, int senders, int size, double rate, LoadGenerator.LoadResult requests) {
        says.accept(
                "%-5s %2d senders of %,5d  %,9.0f events/s  p50 %6.2f ms  p99 %6.2f ms"
                        .formatted(whose, senders, size, rate, requests.p50Ms(), requests.p99Ms()));
    }

    private CompletionStage<?> send(HttpConnections http, int connection, int size) {
        long first = numbers.getAndAdd(size);
        String token = tokens.get((int) (first / size % WORKSPACES));
        String head = HttpConnections.post("/api/usage/events", token, "none");
        if (size == 1) {
            return http.send(connection, head, event(first));
        }
        var body = new StringBuilder(size * 256).append('[');
        for (long n = first; n < first + size; n++) {
            body.append(n == first ? "" : ",").append(event(n));
        }
        return http.send(connection, head, body.append(']').toString());
    }

    /// Of a user of one client, some feature and model; it happens as it is sent.
    private static String event(long n) {
        // Neighbours differ, and the same again on every run.
        long mixed = (n * 0x9E3779B97F4A7C15L) >>> 1;
        long user = mixed % USERS;
        return "{\"id\":\"call-"
                + n
                + "\",\"clientId\":\"client-"
                + user % CLIENTS
                + "\",\"userId\":\"user-"
                + user
                + "\",\"feature\":\"feature-"
                + (mixed >>> 20) % FEATURES
                + "\",\"model\":\""
                + MODELS.get((int) ((mixed >>> 30) % MODELS.size()))
                + "\",\"inputTokens\":"
                + mixed % 4_000
                + ",\"outputTokens\":"
                + mixed % 700
                + ",\"durationMs\":"
                + mixed % 9_000
                + "}";
    }

    private long stored() throws SQLException {
        try (var connection = usage.postgres().connect("usage");
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT coalesce(sum(stored), 0) FROM usage_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    private long awaitStored() throws SQLException {
        long wanted = numbers.get();
        for (long stored = stored(); ; stored = stored()) {
            if (stored == wanted) {
                return stored;
            }
            if (stored > wanted) {
                throw new IllegalStateException(stored + " are stored of " + wanted + " sent");
            }
            Polling.pause(BETWEEN_LOOKS);
        }
    }
}
