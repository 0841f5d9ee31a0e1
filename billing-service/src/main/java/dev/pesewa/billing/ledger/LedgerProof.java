package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// The books, recomputed from the postings alone and compared with every wallet (I3).
public interface LedgerProof {

    /// `unequal` wallets are those whose row, lots, holds or head differ from their postings.
    record Books(
            Credits granted,
            Credits spent,
            Credits held,
            Credits available,
            Credits expired,
            Credits voided,
            Credits debt,
            long wallets,
            long unequal,
            String headHash) {

        public boolean balanced() {
            Credits accounted =
                    spent.plus(held).plus(available).plus(expired).plus(voided).minus(debt);
            return unequal == 0 && granted.equals(accounted);
        }
    }

    /// Of one workspace, or of all when null.
    Books prove(@Nullable WorkspaceId workspace);
}
