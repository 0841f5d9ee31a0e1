package dev.pesewa.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Polling;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.RetryingApiClient;
import dev.pesewa.local.proof.Replay;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What was answered against what is in the books and what was published, when all is quiet.
final class ChaosVerification {

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
    private static final int REPEATED = 200;

    private final Stack stack;
    private final List<ExpectedWallet> accounts;
    private final Consumer<String> wrong;

    ChaosVerification(Stack stack, List<ExpectedWallet> accounts, Consumer<String> wrong) {
        this.stack = stack;
        this.accounts = accounts;
        this.wrong = wrong;
    }

    void run() {
        try (Connection connection = stack.postgres().connect("billing")) {
            if (!Polling.until(QUIET_WITHIN, () -> isQuiet(connection))) {
                wrong.accept("the outbox or the holds that are due do not get done");
            }
            for (ExpectedWallet account : accounts) {
                balance(account);
                charges(account, connection);
                repetitions(account);
            }
            published();
            Replay.run(connection, each -> wrong.accept(each.toString()), _ -> {});
        } catch (SQLException failed) {
            throw new LocalException("The books could not be read", failed);
        }
    }

    private static boolean isQuiet(Connection connection) {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM hold
                                    WHERE status = 'open' AND expires_at < now())""")) {
            return rows.next() && rows.getLong(1) == 0;
        } catch (SQLException notNow) {
            return false;
        }
    }

    private void balance(ExpectedWallet account) {
        JsonNode books =
                RetryingApiClient.send(() -> account.owner().get("/api/ai/ledger/proof"))
                        .expect(200);
        same(account, "granted", ChaosClient.amount(books, "granted"), account.granted());
        same(account, "spent", ChaosClient.amount(books, "spent"), account.spent());
        if (!books.path("balanced").asBoolean()) {
            wrong.accept("the books of " + account.workspace() + " do not balance: " + books);
        }
    }

    private void same(ExpectedWallet account, String what, BigDecimal books, BigDecimal answered) {
        if (books.compareTo(answered) != 0) {
            wrong.accept(
                    "%s of %s is %s in the books, %s by the answers"
                            .formatted(what, account.workspace(), books, answered));
        }
    }

    /// Every charge that was answered is there, and no other: each was repeated until answered.
    private void charges(ExpectedWallet account, Connection connection) throws SQLException {
        Set<String> there = new HashSet<>();
        int refused = 0;
        try (var statement =
                connection.prepareStatement(
                        "SELECT id::text, outcome FROM charge WHERE workspace_id = ?")) {
            statement.setObject(1, UUID.fromString(account.workspace()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(2).equals("refused")) {
                        refused++;
                    } else {
                        there.add(rows.getString(1));
                    }
                }
            }
        }
        if (!there.equals(account.charges())) {
            var lost = new TreeSet<>(account.charges());
            lost.removeAll(there);
            var unknown = new TreeSet<>(there);
            unknown.removeAll(account.charges());
            wrong.accept(
                    "%s: charges answered and not there %s, there and not answered %s"
                            .formatted(account.workspace(), lost, unknown));
        }
        if (refused != account.refused()) {
            wrong.accept(
                    "%s: %d refusals are logged, %d were answered"
                            .formatted(account.workspace(), refused, account.refused()));
        }
    }

    private void repetitions(ExpectedWallet account) {
        int[] left = {REPEATED / accounts.size()};
        for (Map.Entry<String, ExpectedWallet.SentRequest> each : account.sent().entrySet()) {
            if (left[0]-- > 0) {
                ChaosClient.check(account, each.getKey(), each.getValue(), wrong);
            }
        }
    }

    private void published() {
        Set<String> workspaces =
                accounts.stream().map(ExpectedWallet::workspace).collect(Collectors.toSet());
        Set<String> told =
                PublishedEvents.charges(stack.kafka().bootstrapServers(), workspaces, wrong);
        for (ExpectedWallet account : accounts) {
            var lost = new TreeSet<>(account.charges());
            lost.removeAll(told);
            if (!lost.isEmpty()) {
                wrong.accept(account.workspace() + ": charges that nobody was told of " + lost);
            }
        }
    }
}
