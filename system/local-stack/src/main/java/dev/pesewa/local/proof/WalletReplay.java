package dev.pesewa.local.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One wallet from nothing: each posting once, in order, then `compare` with what the other rows
/// say. Reports every difference once and goes on.
final class WalletReplay {

    enum ReplayAccount {
        ISSUED,
        AVAILABLE,
        HELD,
        SPENT,
        EXPIRED,
        VOIDED,
        DEBT
    }

    private static final String GENESIS = "0".repeat(64);

    private final UUID workspace;
    private final Consumer<Difference> differences;
    private final MessageDigest sha256 = sha256();
    private final Map<ReplayAccount, Long> balances = new EnumMap<>(ReplayAccount.class);
    private final Map<UUID, LotBalance> lots = new HashMap<>();
    private String head = GENESIS;
    private long seq;
    private ChargeChecksum charges = ChargeChecksum.EMPTY;
    private @Nullable UUID cause;
    private long spentByCause;

    WalletReplay(UUID workspace, Consumer<Difference> differences) {
        this.workspace = workspace;
        this.differences = differences;
        for (ReplayAccount account : ReplayAccount.values()) {
            balances.put(account, 0L);
        }
    }

    private static final class LotBalance {
        private long issued;
        private long available;
        private long held;
    }

    long balance(ReplayAccount account) {
        return balances.getOrDefault(account, 0L);
    }

    void add(JournalRow row) {
        if (row.seq() != seq + 1) {
            tell(row.seq(), "follows posting " + seq);
        }
        seq = row.seq();
        String hash = hash(row.hashed(head));
        if (!hash.equals(row.hash())) {
            tell(row.seq(), "its hash is not that of its content and of the posting before");
        }
        head = row.hash();
        ReplayAccount debit = account(row, row.debit());
        ReplayAccount credit = account(row, row.credit());
        if (row.amount() <= 0 || debit == null || credit == null || debit == credit) {
            tell(row.seq(), "moves nothing from one account to another");
            return;
        }
        move(row, debit, -row.amount());
        move(row, credit, row.amount());
        count(row, credit);
    }

    private @Nullable ReplayAccount account(JournalRow row, String name) {
        try {
            return ReplayAccount.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            tell(row.seq(), "there is no account " + name);
            return null;
        }
    }

    private void move(JournalRow row, ReplayAccount account, long amount) {
        long balance = balances.merge(account, amount, Math::addExact);
        boolean wrong =
                switch (account) {
                    case ISSUED, DEBT -> balance > 0;
                    case AVAILABLE, HELD, SPENT, EXPIRED, VOIDED -> balance < 0;
                };
        if (wrong
                && amount < 0
                        != (account == ReplayAccount.ISSUED || account == ReplayAccount.DEBT)) {
            tell(row.seq(), "leaves " + name(account) + " at " + micros(balance));
        }
        UUID id = row.lot();
        if (id != null) {
            LotBalance lot = lots.computeIfAbsent(id, _ -> new LotBalance());
            switch (account) {
                case ISSUED -> lot.issued -= amount;
                case AVAILABLE -> lot.available += amount;
                case HELD -> lot.held += amount;
                case SPENT, EXPIRED, VOIDED, DEBT -> {}
            }
        }
    }

    /// The postings of one change follow each other and have one cause.
    private void count(JournalRow row, ReplayAccount credit) {
        if (!row.cause().equals(cause)) {
            closeCause();
            cause = row.cause();
        }
        if (credit == ReplayAccount.SPENT) {
            spentByCause += row.amount();
        }
    }

    private void closeCause() {
        if (cause != null && spentByCause > 0) {
            charges = charges.plus(cause, spentByCause);
        }
        spentByCause = 0;
    }

    /// After the last posting.
    void compare(@Nullable WalletRow wallet) {
        closeCause();
        if (wallet == null) {
            tell(0, "has postings and no wallet");
            return;
        }
        long available = balance(ReplayAccount.AVAILABLE);
        long held = balance(ReplayAccount.HELD);
        long owed = -balance(ReplayAccount.DEBT);
        same("wallet.available", wallet.available(), available);
        same("wallet.held", wallet.held(), held);
        same("wallet.debt", wallet.debt(), owed);
        same("wallet.used", wallet.used(), balance(ReplayAccount.SPENT));
        same("open holds", wallet.openHolds(), held);
        if (wallet.seq() != seq) {
            tell(0, "wallet.seq is " + wallet.seq() + ", the journal ends with " + seq);
        }
        if (!wallet.head().equals(head)) {
            tell(0, "wallet.head_hash is not the hash of the last posting");
        }
        compareLots(wallet);
        if (!wallet.charges().equals(charges)) {
            tell(
                    0,
                    "%,d charges of %s are logged, and %,d of %s were posted"
                            .formatted(
                                    wallet.charges().count(),
                                    micros(wallet.charges().amount()),
                                    charges.count(),
                                    micros(charges.amount())));
        }
        identity(available, held, owed);
    }

    private void identity(long available, long held, long owed) {
        long granted = -balance(ReplayAccount.ISSUED);
        long rest =
                balance(ReplayAccount.SPENT)
                        + held
                        + available
                        + balance(ReplayAccount.EXPIRED)
                        + balance(ReplayAccount.VOIDED)
                        - owed;
        same("spent + held + available + expired + voided - debt", rest, granted);
    }

    private void compareLots(WalletRow wallet) {
        for (WalletRow.LotRow row : wallet.lots()) {
            LotBalance lot = lots.remove(row.id());
            LotBalance posted = lot == null ? new LotBalance() : lot;
            same("amount of lot " + row.id(), row.amount(), posted.issued);
            same("remaining of lot " + row.id(), row.remaining(), posted.available);
            same("held of lot " + row.id(), row.held(), posted.held);
        }
        lots.keySet().forEach(id -> tell(0, "lot " + id + " has postings and no row"));
    }

    private void same(String what, long row, long journal) {
        if (row != journal) {
            tell(0, "%s is %s, by the journal %s".formatted(what, micros(row), micros(journal)));
        }
    }

    private void tell(long at, String text) {
        differences.accept(new Difference(workspace, at, text));
    }

    private static String name(ReplayAccount account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    private static String micros(long amount) {
        return java.math.BigDecimal.valueOf(amount, 6).toPlainString();
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
