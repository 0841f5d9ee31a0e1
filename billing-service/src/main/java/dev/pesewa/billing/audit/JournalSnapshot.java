package dev.pesewa.billing.audit;

import dev.pesewa.billing.ledger.Account;
import dev.pesewa.billing.ledger.Posting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wallet at one moment: the next postings, perhaps not all, and what its rows say.
public record JournalSnapshot(List<Posting> postings, WalletRows rows) {

    public JournalSnapshot {
        postings = List.copyOf(postings);
    }

    /// In micro-credits.
    public record WalletRows(
            long seq,
            String head,
            long available,
            long held,
            long debt,
            long used,
            long remainingOfLots,
            long heldOfLots,
            long openHolds) {

        /// What the rows say otherwise than the whole journal.
        @Nullable String problem(ProvenJournal journal) {
            long journalAvailable = journal.balance(Account.AVAILABLE);
            long journalHeld = journal.balance(Account.HELD);
            if (seq != journal.seq() || !head.equals(journal.hash())) {
                return "the wallet ends with posting %d, the journal with %d"
                        .formatted(seq, journal.seq());
            }
            if (available != journalAvailable || remainingOfLots != journalAvailable) {
                return differs("available", journalAvailable, available, remainingOfLots);
            }
            if (held != journalHeld || heldOfLots != journalHeld || openHolds != journalHeld) {
                return differs("held", journalHeld, held, heldOfLots, openHolds);
            }
            if (debt != -journal.balance(Account.DEBT)) {
                return differs("debt", -journal.balance(Account.DEBT), debt);
            }
            if (used != journal.balance(Account.SPENT)) {
                return differs("used", journal.balance(Account.SPENT), used);
            }
            return null;
        }

        private static String differs(String what, long journal, Long... rows) {
            return "%s is %d micro-credits by the journal, and %s by the wallet, lots and holds"
                    .formatted(what, journal, List.of(rows));
        }
    }
}
