package dev.pesewa.local.proof;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A posting as it is stored; `amount` in micro-credits. A debt has no lot.
record JournalRow(
        UUID workspace,
        long seq,
        String debit,
        String credit,
        long amount,
        @Nullable UUID lot,
        UUID cause,
        Instant at,
        String hash) {

    /// What the hash is made of, after the hash of the posting before.
    String hashed(String before) {
        return String.join(
                "|",
                before,
                Long.toString(seq),
                debit,
                credit,
                Long.toString(amount),
                lot == null ? "-" : lot.toString(),
                cause.toString(),
                at.toString());
    }
}
