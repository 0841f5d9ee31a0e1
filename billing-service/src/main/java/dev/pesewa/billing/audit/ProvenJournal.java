package dev.pesewa.billing.audit;

import dev.pesewa.billing.ledger.Account;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kernel.WorkspaceId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The proven part of a wallet's journal: its last posting, and the balance of each account in
/// micro-credits. `problem` says why the proof stopped there.
public record ProvenJournal(
        WorkspaceId workspace,
        long seq,
        String hash,
        Map<Account, Long> balances,
        @Nullable String problem) {

    public ProvenJournal {
        balances = Map.copyOf(balances);
    }

    static ProvenJournal nothing(WorkspaceId workspace) {
        return new ProvenJournal(workspace, 0, Posting.GENESIS, Map.of(), null);
    }

    public long balance(Account account) {
        return balances.getOrDefault(account, 0L);
    }

    /// Goes on to the postings and rows of a later moment. Stops where something cannot be.
    ProvenJournal proven(JournalSnapshot journal) {
        var sums = new EnumMap<Account, Long>(Account.class);
        sums.putAll(balances);
        long last = seq;
        String head = hash;
        for (Posting posting : journal.postings()) {
            String expected = posting.hashAfter(head);
            if (posting.seq() != last + 1 || !expected.equals(posting.hash())) {
                return stopped("posting " + posting.seq() + " does not follow " + last);
            }
            last = posting.seq();
            head = expected;
            sums.merge(posting.debit(), -posting.amount().micros(), Math::addExact);
            sums.merge(posting.credit(), posting.amount().micros(), Math::addExact);
        }
        var reached = new ProvenJournal(workspace, last, head, sums, null);
        String problem = last < journal.rows().seq() ? null : journal.rows().problem(reached);
        return problem == null ? reached : stopped(problem);
    }

    /// As far as before, and why it goes no further.
    ProvenJournal stopped(String why) {
        return new ProvenJournal(workspace, seq, hash, balances, why);
    }
}
