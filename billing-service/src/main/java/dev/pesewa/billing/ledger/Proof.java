package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// The books, recomputed from the postings alone and compared with every wallet (I3).
public interface Proof {

    /// `unequal` wallets are those whose row, lots or chain differ from their postings.
    record Books(
            Credits granted,
            Credits spent,
            Credits available,
            long wallets,
            long unequal,
            String headHash) {

        public boolean balanced() {
            return unequal == 0 && granted.equals(spent.plus(available));
        }
    }

    /// Of one workspace, or of all when null.
    Books prove(@Nullable WorkspaceId workspace);
}
