package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.proof.Difference;
import dev.pesewa.local.proof.Replay;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prove",
        description = "Replay the books from zero, hash by hash; fail when they differ.")
final class ProveCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 100;
    private static final long BETWEEN_REPORTS = 1_000_000;
    private static final int CREDIT_DECIMALS = 6;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC address of a billing database; without it, this stack's.")
    private String database = "";

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    ProveCommand(LauncherContext context) {
        this.context = context;
    }

    /// Credits by account; `differences` are the first of them.
    private record ProofSummary(
            boolean proven,
            long wallets,
            long postings,
            long postingsPerSecond,
            Map<String, BigDecimal> credits,
            long differenceCount,
            List<String> differences) {}

    @Override
    public Integer call() {
        try {
            return database.isEmpty() ? proveOurs() : prove(DriverManager.getConnection(database));
        } catch (SQLException failed) {
            throw new LocalException("The books could not be read: " + failed.getMessage());
        }
    }

    /// The stack's own PostgreSQL, which is started for it when it does not run.
    private int proveOurs() throws SQLException {
        if (!Files.exists(context.stack().home().resolve("postgres/PG_VERSION"))) {
            throw new LocalException(
                    "There are no books in "
                            + context.stack().home()
                            + "; ./pesewa demo makes some.");
        }
        LocalPostgres postgres = context.stack().postgres();
        boolean ours = !postgres.process().isRunning();
        if (ours) {
            postgres.start();
        }
        try {
            return prove(postgres.connect("billing"));
        } finally {
            if (ours) {
                postgres.stop();
            }
        }
    }

    private int prove(Connection connection) throws SQLException {
        var count = new AtomicLong();
        List<String> first = new ArrayList<>();
        long start = System.nanoTime();
        Replay.ReplayedBooks books;
        try (connection) {
            books = Replay.run(connection, each -> found(each, count, first), this::progress);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var summary =
                new ProofSummary(
                        count.get() == 0,
                        books.wallets(),
                        books.postings(),
                        Math.round(books.postings() / seconds),
                        credits(books),
                        count.get(),
                        first);
        if (json.isSet()) {
            context.printJson(summary);
        } else {
            print(summary);
        }
        return summary.proven() ? 0 : 1;
    }

    private static void found(Difference difference, AtomicLong count, List<String> first) {
        if (count.incrementAndGet() <= MOST_SHOWN) {
            first.add(difference.toString());
        }
    }

    private void progress(long postings) {
        if (postings % BETWEEN_REPORTS == 0) {
            context.err().printf("%,d postings ...%n", postings);
        }
    }

    private static Map<String, BigDecimal> credits(Replay.ReplayedBooks books) {
        var micros = new LinkedHashMap<String, Long>();
        micros.put("granted", books.granted());
        micros.put("spent", books.spent());
        micros.put("held", books.held());
        micros.put("available", books.available());
        micros.put("expired", books.expired());
        micros.put("voided", books.voided());
        micros.put("debt", books.debt());
        var credits = new LinkedHashMap<String, BigDecimal>();
        micros.forEach(
                (account, amount) ->
                        credits.put(account, BigDecimal.valueOf(amount, CREDIT_DECIMALS)));
        return credits;
    }

    /// As an equation: granted = spent + held + available + expired + voided - debt.
    private void print(ProofSummary summary) {
        summary.differences().forEach(context.out()::println);
        context.out()
                .printf(
                        "%,d wallets, %,d postings replayed, %,d postings/s%n",
                        summary.wallets(), summary.postings(), summary.postingsPerSecond());
        summary.credits()
                .forEach(
                        (account, amount) ->
                                context.out().printf("  %-12s %,20.6f%n", term(account), amount));
        context.out()
                .println(
                        summary.proven()
                                ? "Proven: every hash, every balance, every lot, every charge."
                                : "NOT proven: %,d differences."
                                        .formatted(summary.differenceCount()));
    }

    private static String term(String account) {
        return switch (account) {
            case "granted" -> account;
            case "spent" -> "= " + account;
            case "debt" -> "- " + account;
            default -> "+ " + account;
        };
    }
}
