package dev.pesewa.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.ResponseRenderer;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Hold.Overrun.OverrunPolicy;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.proof.Difference;
import dev.pesewa.local.proof.Replay;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sixteen workers on four wallets over a real PostgreSQL, through two committers as in two
/// replicas: in any order of commands the books balance, and the responses are what was written.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ManyWorkersIT {

    private static final int WORKERS = 16;
    private static final int STEPS = 1_500;
    private static final int WALLETS = 4;
    private static final long SEED = 20261121;
    private static final List<OverrunPolicy> POLICIES = List.of(OverrunPolicy.values());

    @Inject WalletCommitter committer;
    @Inject WalletRepository wallets;
    @Inject ResponseRenderer renderer;
    @Inject LedgerProof proof;
    @Inject Database database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @Nullable String jdbcUrl;

    private final Map<WorkspaceId, Long> charged = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Held> open = new ConcurrentLinkedQueue<>();
    private final Queue<Held> expired = new ConcurrentLinkedQueue<>();
    private final Queue<Given> given = new ConcurrentLinkedQueue<>();

    private record Held(WorkspaceId workspace, Hold hold) {

        UUID id() {
            return hold.id();
        }
    }

    private record Given(WorkspaceId workspace, Grant grant) {}

    @Test
    void theBooksBalanceUnderManyWorkersInTwoReplicas() throws Exception {
        // Given
        System.out.println("seed " + SEED);
        var other =
                new WalletCommitter(
                        wallets,
                        renderer,
                        new io.micrometer.core.instrument.simple.SimpleMeterRegistry(),
                        2);
        List<WorkspaceId> ours = new ArrayList<>();
        for (int i = 0; i < WALLETS; i++) {
            ours.add(new WorkspaceId(UUID.randomUUID()));
        }
        // When
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            var random = new SplittableRandom(SEED + i);
            WalletCommitter at = i % 2 == 0 ? committer : other;
            workers.add(Thread.ofVirtual().start(() -> work(at, ours, random)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        // Then
        assertThat(failures).isEmpty();
        for (WorkspaceId workspace : ours) {
            LedgerProof.Books books = proof.prove(workspace);
            assertThat(books.balanced()).as(books.toString()).isTrue();
            assertThat(books.spent().micros()).isEqualTo(charged.getOrDefault(workspace, 0L));
            assertThat(answers(workspace)).isGreaterThan(STEPS);
            assertThat(gaps(workspace)).isZero();
        }
        assertThat(replayed()).isEmpty();
        assertThat(replayedAfter("UPDATE posting SET amount = amount + 1 WHERE seq = 7"))
                .hasSizeGreaterThanOrEqualTo(WALLETS)
                .anySatisfy(each -> assertThat(each.seq()).isEqualTo(7));
    }

    /// What the offline proof, another program, finds. This test logs no calls, so that finding is
    /// left out.
    private List<Difference> replayed() throws SQLException {
        List<Difference> found = new ArrayList<>();
        try (Connection connection = superuser()) {
            Replay.run(connection, found::add, _ -> {});
        }
        found.removeIf(difference -> difference.text().contains("are logged"));
        return found;
    }

    private List<Difference> replayedAfter(String forgery) throws SQLException {
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(forgery);
            return replayed();
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "postgres", LocalPostgres.PASSWORD);
    }

    private void work(WalletCommitter at, List<WorkspaceId> ours, SplittableRandom random) {
        try {
            for (int step = 0; step < STEPS; step++) {
                step(at, ours.get(random.nextInt(ours.size())), random);
            }
        } catch (RuntimeException | AssertionError failed) {
            failures.add(failed);
        }
    }

    private void step(WalletCommitter at, WorkspaceId workspace, SplittableRandom random) {
        Credits amount = new Credits(1 + random.nextInt(3_000_000));
        UUID id = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        switch (random.nextInt(8)) {
            case 0 -> {
                Grant grant =
                        new Grant(
                                id,
                                Grant.GrantKind.ADJUSTMENT,
                                new Credits(amount.micros() * 3),
                                BigDecimal.ONE,
                                "GHS",
                                null,
                                now,
                                random.nextBoolean() ? now.plusMillis(300) : null,
                                null);
                write(at, workspace, id, state -> state.grant(List.of(grant), id, now));
                given.add(new Given(workspace, grant));
            }
            case 1, 2, 3 -> write(at, workspace, id, state -> state.charge(amount, id, now));
            case 4 -> {
                Hold wanted =
                        new Hold(
                                id,
                                random.nextInt(10) == 0 ? Credits.ZERO : amount,
                                List.of(),
                                new Hold.Purpose(null, "f", null, null, 1),
                                new Hold.Overrun(POLICIES.get(random.nextInt(3)), Credits.of("5")),
                                now,
                                now.plusMillis(random.nextInt(500)));
                if (write(at, workspace, id, state -> state.hold(wanted, now))) {
                    open.add(new Held(workspace, wanted));
                }
            }
            case 5 -> refund(at, id, now, random);
            case 6 -> settleLate(at, amount, id, now);
            default -> {
                Held held = open.poll();
                if (held != null) {
                    end(at, held, amount, id, now, random);
                }
            }
        }
    }

    private void end(
            WalletCommitter at,
            Held held,
            Credits price,
            UUID id,
            Instant now,
            SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                if (write(at, held.workspace(), id, state -> state.expire(held.id(), now))) {
                    expired.add(held);
                }
            }
            case 1 -> write(at, held.workspace(), id, state -> state.release(held.id(), now));
            default -> write(at, held.workspace(), id, s -> s.settle(held.id(), price, id, now));
        }
    }

    private void settleLate(WalletCommitter at, Credits price, UUID id, Instant now) {
        Held held = expired.poll();
        if (held != null) {
            write(at, held.workspace(), id, s -> s.settleLate(held.hold(), price, id, now));
        }
    }

    private void refund(WalletCommitter at, UUID id, Instant now, SplittableRandom random) {
        Given of = given.poll();
        if (of != null) {
            var part = new Credits(1 + random.nextLong(of.grant().amount().micros()));
            write(at, of.workspace(), id, s -> s.revoke(List.of(of.grant()), part, id, now));
        }
    }

    /// Counts what was charged according to the answers alone.
    private boolean write(
            WalletCommitter at,
            WorkspaceId workspace,
            UUID id,
            Function<WalletState, Decision> command) {
        Function<WalletState, @Nullable WalletWrite> decision =
                state ->
                        switch (command.apply(state)) {
                            case Change change ->
                                    WalletWrite.of(change, charged(change), List.of());
                            case Decision.Rejection _ ->
                                    WalletWrite.of(
                                            state.unchanged(),
                                            new CommandOutcome.Rejected(noCredits()),
                                            List.of());
                        };
        var keyed = IdempotencyKey.once(id.toString());
        // Both ways in: the one that waits for nothing, and the one that may.
        StoredResponse response =
                id.getLeastSignificantBits() % 2 == 0
                        ? at.decide(workspace, keyed, decision)
                        : at.submit(workspace, keyed, decision).toCompletableFuture().join();
        boolean success = response.status() == 200;
        charged.merge(workspace, success ? Long.parseLong(response.json()) : 0, Long::sum);
        return success;
    }

    private static ProblemException noCredits() {
        return new ProblemException(ProblemCode.NOT_ENOUGH_CREDITS, "none");
    }

    private static CommandOutcome charged(Change change) {
        return new CommandOutcome.Done(change.bill().charged().micros());
    }

    private long answers(WorkspaceId workspace) {
        return database.one(
                "SELECT count(*) AS n FROM idempotency WHERE workspace_id = $1",
                row -> row.number("n"),
                workspace.value());
    }

    private long gaps(WorkspaceId workspace) {
        return database.one(
                """
                SELECT max(seq) - count(*) AS n FROM posting WHERE workspace_id = $1""",
                row -> row.number("n"),
                workspace.value());
    }
}
