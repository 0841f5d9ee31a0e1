package dev.pesewa.bench;

import dev.pesewa.local.test.TestTokens;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Charges over HTTP with verified tokens, against the raw statement over the same driver, on the
/// same PostgreSQL, in turns.
final class ChargeBench {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int ROUNDS = 2;
    private static final int FEW = 8;
    private static final int MANY = 32;
    private static final int MOST = 256;
    private static final List<Integer> RAW_STEPS = List.of(1, 8, 32);
    private static final List<Integer> HOT_STEPS = List.of(32, 64, 128, 256);
    private static final List<Integer> CONNECTION_STEPS = List.of(8, 32, 64, 128);
    private static final String BODY =
            """
            {"feature":"product_description","clientId":"c-17","provider":"openai",\
            "model":"gpt-4o-mini","inputTokens":812,"outputTokens":96,"responseTimeMs":840}""";

    private final BenchedService billing;
    private final Vertx vertx;
    private final Consumer<String> says;
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong charged = new AtomicLong();
    private final List<String> tokens = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);

    private ChargeBench(BenchedService billing, Vertx vertx, Consumer<String> says) {
        this.billing = billing;
        this.vertx = vertx;
        this.says = says;
    }

    static List<BenchmarkResult> run(BenchedService billing, Vertx vertx, Consumer<String> says)
            throws SQLException {
        return new ChargeBench(billing, vertx, says).figures();
    }

    private List<BenchmarkResult> figures() throws SQLException {
        prepareRaw();
        prepareWallets();
        billing.analyze("billing");
        billing.analyze("raw");
        List<BenchmarkResult> figures = new ArrayList<>();
        try (var http = new HttpConnections(vertx, billing.port(), MOST)) {
            warmUp(http);
            figures.addAll(manyWallets(http));
            figures.addAll(hotWallet(http));
            figures.add(lone(http));
            prove(http);
        }
        return figures;
    }

    private void prepareRaw() throws SQLException {
        billing.createRaw();
        RawCharges.prepare(billing.postgres().connect("raw"));
    }

    /// The first is the hot one.
    private void prepareWallets() throws SQLException {
        says.accept("Preparing " + RawCharges.WALLETS + " wallets ...");
        List<UUID> workspaces = billing.workspaces(RawCharges.WALLETS);
        billing.client("c-17");
        String operator = TestTokens.operator();
        for (UUID workspace : workspaces) {
            tokens.add(TestTokens.token("ingest", workspace));
        }
        try (var http = new HttpConnections(vertx, billing.port(), MANY)) {
            LoadGenerator.each(
                    MANY,
                    workspaces.size(),
                    (connection, n) -> grant(http, connection, workspaces, operator, n));
        }
    }

    private CompletionStage<?> grant(
            HttpConnections http, int connection, List<UUID> workspaces, String operator, long n) {
        int place = Math.toIntExact(n - 1);
        String path = "/api/billing/grants?workspaceId=" + workspaces.get(place);
        String body =
                "{\"credits\":\"%s\",\"reason\":\"benchmark\"}"
                        .formatted(place == 0 ? "900000" : "10000");
        return http.send(connection, HttpConnections.post(path, operator, "grant"), body);
    }

    private CompletionStage<?> charge(HttpConnections http, int connection, int wallet) {
        String key = "k" + keys.incrementAndGet();
        String head = HttpConnections.post("/api/ai/charge", tokens.get(wallet), key);
        return http.send(connection, head, BODY).thenRun(charged::incrementAndGet);
    }

    private int anyWallet() {
        synchronized (random) {
            return random.nextInt(RawCharges.WALLETS);
        }
    }

    private void warmUp(HttpConnections http) {
        says.accept("Warming up ...");
        LoadGenerator.closed(MANY, WARM_UP, (c, _) -> charge(http, c, anyWallet()));
        LoadGenerator.closed(MANY, WARM_UP, (c, _) -> charge(http, c, 0));
        raw(MANY, false);
    }

    private LoadGenerator.LoadResult raw(int connections, boolean hot) {
        try (var raw = RawCharges.over(vertx, billing.postgresPort(), connections)) {
            LoadGenerator.closed(connections, Duration.ofSeconds(1), (_, _) -> raw.charge(1));
            LoadGenerator.LoadResult result =
                    LoadGenerator.closed(
                            connections, WINDOW, (_, _) -> raw.charge(hot ? 1 : 1 + anyWallet()));
            return told("raw", connections, hot, result);
        }
    }

    private LoadGenerator.LoadResult ours(HttpConnections http, int connections, boolean hot) {
        LoadGenerator.LoadResult result =
                LoadGenerator.closed(
                        connections, WINDOW, (c, _) -> charge(http, c, hot ? 0 : anyWallet()));
        return told("ours", connections, hot, result);
    }

    private LoadGenerator.LoadResult told(
            String whose, int connections, boolean hot, LoadGenerator.LoadResult result) {
        says.accept(
                "%-5s %-11s %3d connections %,8.0f/s  p50 %6.2f ms  p99 %6.2f ms"
                        .formatted(
                                whose,
                                hot ? "hot wallet" : "10k wallets",
                                connections,
                                result.rate(),
                                result.p50Ms(),
                                result.p99Ms()));
        return result;
    }

    /// The sweep first: only after it the service is as warm as it stays.
    private List<BenchmarkResult> manyWallets(HttpConnections http) {
        BenchmarkResult sweep = collapse(http);
        double limit = 0;
        double rate = 0;
        raw(FEW, false);
        LoadGenerator.LoadResult last = ours(http, MANY, false);
        for (int round = 0; round < ROUNDS; round++) {
            limit += raw(MANY, false).rate() / ROUNDS;
            last = ours(http, MANY, false);
            rate += last.rate() / ROUNDS;
        }
        return List.of(
                new BenchmarkResult(
                        "charge 10k wallets, 32 connections", "1/s", rate, limit, last, 1.2, false),
                sweep);
    }

    /// The worst rate after the best one, as connections grow. Up and down again, because a machine
    /// that has become slower meanwhile looks like a collapse.
    private BenchmarkResult collapse(HttpConnections http) {
        List<LoadGenerator.LoadResult> up = new ArrayList<>();
        CONNECTION_STEPS.forEach(connections -> up.add(ours(http, connections, false)));
        List<LoadGenerator.LoadResult> down = new ArrayList<>();
        CONNECTION_STEPS
                .reversed()
                .forEach(connections -> down.addFirst(ours(http, connections, false)));
        double best = 0;
        double worstAfter = 0;
        for (int step = 0; step < up.size(); step++) {
            double rate = (up.get(step).rate() + down.get(step).rate()) / 2;
            worstAfter = rate > best ? rate : Math.min(worstAfter, rate);
            best = Math.max(best, rate);
        }
        return new BenchmarkResult(
                "charge 10k wallets, 8 to 128", "1/s", worstAfter, best, up.getLast(), 0.9, false);
    }

    /// The best of ours against the best of the raw ones, each tried in turns.
    private List<BenchmarkResult> hotWallet(HttpConnections http) {
        double limit = 0;
        LoadGenerator.LoadResult best = ours(http, MANY, true);
        for (int step = 0; step < HOT_STEPS.size(); step++) {
            int rawConnections = RAW_STEPS.get(step % RAW_STEPS.size());
            limit = Math.max(limit, raw(rawConnections, true).rate());
            LoadGenerator.LoadResult result = ours(http, HOT_STEPS.get(step), true);
            best = result.rate() > best.rate() ? result : best;
        }
        double half = best.rate() / 2;
        LoadGenerator.LoadResult calm =
                told(
                        "half",
                        MOST,
                        true,
                        LoadGenerator.open(half, MOST, WINDOW, (c, _) -> charge(http, c, 0)));
        return List.of(
                new BenchmarkResult("charge hot wallet", "1/s", best.rate(), limit, best, 5, false),
                new BenchmarkResult(
                        "charge hot wallet, p99 at half", "ms", calm.p99Ms(), 15, calm, 1, true));
    }

    private BenchmarkResult lone(HttpConnections http) {
        String get = HttpConnections.get("/api/ai/pricing", tokens.get(1));
        double limit = 0;
        double alone = 0;
        LoadGenerator.LoadResult last = ours(http, 1, false);
        for (int round = 0; round < ROUNDS; round++) {
            LoadGenerator.LoadResult read =
                    LoadGenerator.closed(1, WINDOW, (c, _) -> http.send(c, get, ""));
            told("read", 1, false, read);
            limit += (raw(1, false).p50Ms() + read.p50Ms()) / ROUNDS;
            last = ours(http, 1, false);
            alone += last.p50Ms() / ROUNDS;
        }
        return new BenchmarkResult("charge alone, p50", "ms", alone, limit, last, 1.3, true);
    }

    private void prove(HttpConnections http) {
        String get = HttpConnections.get("/api/ai/ledger/proof", TestTokens.operator());
        String proof = http.send(0, get, "").toCompletableFuture().join().body();
        says.accept(charged.get() + " charges answered; the books say " + proof);
        String spent = "\"spent\":\"%s\"".formatted(shown(charged.get()));
        if (!proof.contains("\"balanced\":true") || !proof.contains(spent)) {
            throw new IllegalStateException("The books do not balance: " + proof);
        }
    }

    /// A charge costs 0.1.
    private static String shown(long charges) {
        return "%d.%d0".formatted(charges / 10, charges % 10);
    }
}
