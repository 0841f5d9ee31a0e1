package dev.pesewa.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A journal that is right, and one wrong sample of each kind that must be found.
class WalletReplayTest {

    private static final UUID WORKSPACE = new UUID(1, 1);
    private static final UUID LOT = new UUID(2, 1);
    private static final UUID CHARGE = new UUID(3, 1);
    private static final UUID SETTLED = new UUID(3, 2);
    private static final UUID OPEN = new UUID(3, 3);
    private static final UUID LATE = new UUID(3, 4);
    private static final Instant AT = Instant.parse("2026-11-21T04:41:59.123456Z");

    private final List<JournalRow> journal = new ArrayList<>();
    private final List<Difference> found = new ArrayList<>();
    private WalletRow wallet = wallet(60, 20, 7, 37, "", 37);

    /// 100 granted, 10 charged, 50 held of which 20 are settled, 20 stay and 10 come back, 7 owed.
    @BeforeEach
    void theRightBooks() {
        add("issued", "available", 100, LOT, LOT);
        add("available", "spent", 10, LOT, CHARGE);
        add("available", "held", 30, LOT, SETTLED);
        add("held", "spent", 20, LOT, SETTLED);
        add("held", "available", 10, LOT, SETTLED);
        add("available", "held", 20, LOT, OPEN);
        add("debt", "spent", 7, null, LATE);
        wallet = wallet(50, 20, 7, 37, journal.getLast().hash(), 37);
    }

    private static WalletRow wallet(
            long available, long held, long debt, long used, String head, long charged) {
        return new WalletRow(
                WORKSPACE,
                available,
                held,
                debt,
                used,
                7,
                head,
                List.of(new WalletRow.LotRow(LOT, 100, available, held)),
                held,
                ChargeChecksum.EMPTY
                        .plus(LATE, 7 + charged - 37)
                        .plus(CHARGE, 10)
                        .plus(SETTLED, 20));
    }

    private void add(String debit, String credit, long amount, @Nullable UUID lot, UUID cause) {
        String before = journal.isEmpty() ? "0".repeat(64) : journal.getLast().hash();
        journal.add(row(journal.size() + 1L, debit, credit, amount, lot, cause, before));
    }

    private static JournalRow row(
            long seq,
            String debit,
            String credit,
            long amount,
            @Nullable UUID lot,
            UUID cause,
            String before) {
        var row = new JournalRow(WORKSPACE, seq, debit, credit, amount, lot, cause, AT, "");
        return withHash(row, sha256(row.hashed(before)));
    }

    private static JournalRow withHash(JournalRow row, String hash) {
        return new JournalRow(
                row.workspace(),
                row.seq(),
                row.debit(),
                row.credit(),
                row.amount(),
                row.lot(),
                row.cause(),
                row.at(),
                hash);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void replay() {
        var replay = new WalletReplay(WORKSPACE, found::add);
        journal.forEach(replay::add);
        replay.compare(wallet);
    }

    private void assertFound(long seq, String text) {
        replay();
        assertThat(found)
                .anySatisfy(
                        difference -> {
                            assertThat(difference.seq()).isEqualTo(seq);
                            assertThat(difference.text()).contains(text);
                        });
    }

    @Test
    void rightBooksHaveNoDifference() {
        replay();
        assertThat(found).isEmpty();
    }

    @Test
    void aHashIsThatOfTheDocumentedText() {
        assertThat(journal.getFirst().hashed("head"))
                .isEqualTo(
                        "head|1|issued|available|100|%s|%s|2026-11-21T04:41:59.123456Z"
                                .formatted(LOT, LOT));
    }

    @Test
    void findsAChangedAmount() {
        JournalRow row = journal.get(1);
        journal.set(
                1,
                new JournalRow(
                        WORKSPACE, 2, row.debit(), row.credit(), 9, LOT, CHARGE, AT, row.hash()));
        assertFound(2, "hash");
    }

    @Test
    void findsAMissingPosting() {
        journal.remove(3);
        assertFound(5, "follows posting 3");
    }

    @Test
    void findsSwappedPostings() {
        journal.add(2, journal.remove(3));
        assertFound(4, "follows posting 2");
    }

    @Test
    void findsAForgedPostingWithARightHashAtTheHead() {
        JournalRow last = journal.getLast();
        journal.set(6, row(7, last.debit(), last.credit(), 6, null, LATE, journal.get(5).hash()));
        assertFound(0, "wallet.head_hash");
        assertThat(found).anySatisfy(each -> assertThat(each.text()).contains("wallet.debt"));
    }

    @Test
    void findsABalanceBelowZero() {
        add("held", "available", 21, LOT, OPEN);
        assertFound(8, "leaves held at -0.000001");
    }

    @Test
    void findsAPostingThatMovesNothing() {
        add("held", "held", 1, LOT, OPEN);
        assertFound(8, "moves nothing");
    }

    @Test
    void findsAnAccountThatIsNone() {
        add("held", "pocket", 1, LOT, OPEN);
        assertFound(8, "no account pocket");
    }

    @Test
    void findsAWalletThatIsOffByOneMicroCredit() {
        wallet = wallet(51, 20, 7, 37, journal.getLast().hash(), 37);
        assertFound(0, "wallet.available is 0.000051, by the journal 0.000050");
    }

    @Test
    void findsALotThatSaysMore() {
        assertThat(wallet.lots()).hasSize(1);
        wallet =
                new WalletRow(
                        WORKSPACE,
                        50,
                        20,
                        7,
                        37,
                        7,
                        journal.getLast().hash(),
                        List.of(new WalletRow.LotRow(LOT, 100, 51, 20)),
                        20,
                        wallet.charges());
        assertFound(0, "remaining of lot");
    }

    @Test
    void findsALotWithoutARow() {
        add("issued", "available", 1, new UUID(2, 2), new UUID(2, 2));
        assertFound(0, "has postings and no row");
    }

    @Test
    void findsAChargeThatIsNotWhatWasPosted() {
        wallet = wallet(50, 20, 7, 37, journal.getLast().hash(), 38);
        assertFound(0, "are logged, and 3 of 0.000037 were posted");
    }

    @Test
    void findsAWalletThatIsMissing() {
        var replay = new WalletReplay(WORKSPACE, found::add);
        journal.forEach(replay::add);
        replay.compare(null);
        assertThat(found).extracting(Difference::text).contains("has postings and no wallet");
    }
}
