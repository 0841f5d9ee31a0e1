package dev.pesewa.local.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Replays all wallets of a billing database as they were at one moment. Reads each table once, in
/// the order of workspaces, so memory does not grow with the journal.
public final class Replay {

    private static final String POSTINGS =
            """
            SELECT workspace_id, seq, debit_account, credit_account, amount, lot_id, cause_id,
                   posted_at, hash FROM posting ORDER BY workspace_id, seq""";
    private static final String WALLETS =
            """
            SELECT workspace_id, available, held, debt, used, seq, head_hash FROM wallet
            ORDER BY workspace_id""";
    private static final String LOTS =
            """
            SELECT workspace_id, id, amount, remaining, held FROM grant_lot
            ORDER BY workspace_id""";
    private static final String HOLDS =
            """
            SELECT workspace_id, amount FROM hold WHERE status = 'open' ORDER BY workspace_id""";
    private static final String CHARGES =
            """
            SELECT workspace_id, id, credits FROM charge WHERE credits > 0
            ORDER BY workspace_id""";

    private final Consumer<Difference> differences;
    private final LongConsumer progress;
    private final Map<WalletReplay.ReplayAccount, Long> totals =
            new EnumMap<>(WalletReplay.ReplayAccount.class);
    private long wallets;
    private long postings;

    private Replay(Consumer<Difference> differences, LongConsumer progress) {
        this.differences = differences;
        this.progress = progress;
    }

    /// What was replayed; amounts in micro-credits.
    public record ReplayedBooks(
            long wallets,
            long postings,
            long granted,
            long spent,
            long held,
            long available,
            long expired,
            long voided,
            long debt) {}

    /// `connection` may read billing's tables; it is left in autocommit as it came. `differences`
    /// hears of each as it is found, `progress` of the postings so far.
    public static ReplayedBooks run(
            Connection connection, Consumer<Difference> differences, LongConsumer progress)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return new Replay(differences, progress).over(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private ReplayedBooks over(Connection connection) throws SQLException {
        try (var journal = new RowCursor(connection, POSTINGS);
                var rows = new RowCursor(connection, WALLETS);
                var lots = new RowCursor(connection, LOTS);
                var holds = new RowCursor(connection, HOLDS);
                var charges = new RowCursor(connection, CHARGES)) {
            UUID workspace = first(journal, rows, lots, holds, charges);
            while (workspace != null) {
                var replay = new WalletReplay(workspace, differences);
                while (journal.isOf(workspace)) {
                    replay.add(posting(journal));
                    journal.next();
                    progress.accept(++postings);
                }
                replay.compare(wallet(workspace, rows, lots, holds, charges));
                add(replay);
                workspace = first(journal, rows, lots, holds, charges);
            }
        }
        return books();
    }

    /// The least workspace that any of them is at; PostgreSQL sorts uuids by their bytes.
    private static @Nullable UUID first(RowCursor... all) throws SQLException {
        UUID least = null;
        for (RowCursor rows : all) {
            if (rows.there() && (least == null || isLess(rows.workspace(), least))) {
                least = rows.workspace();
            }
        }
        return least;
    }

    private static boolean isLess(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || (high == 0
                        && Long.compareUnsigned(
                                        one.getLeastSignificantBits(),
                                        other.getLeastSignificantBits())
                                < 0);
    }

    private static JournalRow posting(RowCursor row) throws SQLException {
        return new JournalRow(
                row.workspace(),
                row.number("seq"),
                row.text("debit_account"),
                row.text("credit_account"),
                row.number("amount"),
                row.uuid("lot_id"),
                row.uuid("cause_id"),
                row.time("posted_at"),
                row.text("hash"));
    }

    /// Moves the others past the workspace as well, also when it has no wallet.
    private static @Nullable WalletRow wallet(
            UUID workspace, RowCursor rows, RowCursor lots, RowCursor holds, RowCursor charges)
            throws SQLException {
        List<WalletRow.LotRow> lotRows = new ArrayList<>();
        for (; lots.isOf(workspace); lots.next()) {
            lotRows.add(
                    new WalletRow.LotRow(
                            lots.uuid("id"),
                            lots.number("amount"),
                            lots.number("remaining"),
                            lots.number("held")));
        }
        long held = 0;
        for (; holds.isOf(workspace); holds.next()) {
            held += holds.number("amount");
        }
        ChargeChecksum charged = ChargeChecksum.EMPTY;
        for (; charges.isOf(workspace); charges.next()) {
            charged = charged.plus(charges.uuid("id"), charges.number("credits"));
        }
        if (!rows.isOf(workspace)) {
            return null;
        }
        var wallet =
                new WalletRow(
                        workspace,
                        rows.number("available"),
                        rows.number("held"),
                        rows.number("debt"),
                        rows.number("used"),
                        rows.number("seq"),
                        rows.text("head_hash"),
                        lotRows,
                        held,
                        charged);
        rows.next();
        return wallet;
    }

    private void add(WalletReplay replay) {
        wallets++;
        for (WalletReplay.ReplayAccount account : WalletReplay.ReplayAccount.values()) {
            totals.merge(account, replay.balance(account), Math::addExact);
        }
    }

    private ReplayedBooks books() {
        return new ReplayedBooks(
                wallets,
                postings,
                -total(WalletReplay.ReplayAccount.ISSUED),
                total(WalletReplay.ReplayAccount.SPENT),
                total(WalletReplay.ReplayAccount.HELD),
                total(WalletReplay.ReplayAccount.AVAILABLE),
                total(WalletReplay.ReplayAccount.EXPIRED),
                total(WalletReplay.ReplayAccount.VOIDED),
                -total(WalletReplay.ReplayAccount.DEBT));
    }

    private long total(WalletReplay.ReplayAccount account) {
        return totals.getOrDefault(account, 0L);
    }
}
