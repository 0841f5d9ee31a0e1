package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.proof.Difference;
import dev.pesewa.local.proof.Replay;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Proves the books of this stack, running or not, or of another database.
final class ProveCommand {

    private static final int MOST_SHOWN = 100;
    private static final long BETWEEN_WORDS = 1_000_000;
    private static final int CREDIT_DECIMALS = 6;

    private final Stack stack;

    ProveCommand(Stack stack) {
        this.stack = stack;
    }

    /// 0 when there is no difference.
    int prove(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--database"), Set.of());
        String database = arguments.get("--database");
        try {
            return database == null ? proveOurs() : prove(DriverManager.getConnection(database));
        } catch (SQLException failed) {
            throw new LocalException("The books could not be read: " + failed.getMessage());
        }
    }

    private int proveOurs() throws SQLException {
        if (!Files.exists(stack.home().resolve("postgres/PG_VERSION"))) {
            throw new LocalException(
                    "There are no books in " + stack.home() + "; ./pesewa demo makes some.");
        }
        LocalPostgres postgres = stack.postgres();
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

    private static int prove(Connection connection) throws SQLException {
        var found = new AtomicLong();
        long start = System.nanoTime();
        Replay.ReplayedBooks books;
        try (connection) {
            books = Replay.run(connection, each -> show(each, found), ProveCommand::progress);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%,d wallets, %,d postings replayed, %,.0f postings/s%n",
                books.wallets(), books.postings(), books.postings() / seconds);
        line("granted", books.granted());
        line("= spent", books.spent());
        line("+ held", books.held());
        line("+ available", books.available());
        line("+ expired", books.expired());
        line("+ voided", books.voided());
        line("- debt", books.debt());
        System.out.println(
                found.get() == 0
                        ? "Proven: every hash, every balance, every lot, every charge."
                        : "NOT proven: %,d differences.".formatted(found.get()));
        return found.get() == 0 ? 0 : 1;
    }

    private static void show(Difference difference, AtomicLong found) {
        if (found.incrementAndGet() <= MOST_SHOWN) {
            System.out.println(difference);
        }
    }

    private static void progress(long postings) {
        if (postings % BETWEEN_WORDS == 0) {
            System.err.printf("%,d postings ...%n", postings);
        }
    }

    private static void line(String name, long micros) {
        System.out.printf("  %-12s %,20.6f%n", name, BigDecimal.valueOf(micros, CREDIT_DECIMALS));
    }
}
