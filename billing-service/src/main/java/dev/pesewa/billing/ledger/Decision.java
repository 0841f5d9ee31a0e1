package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.util.UUID;

/// What a wallet says to a wish: a `Change`, or a refusal that changes nothing.
public sealed interface Decision permits Change, Decision.Rejection {

    sealed interface Rejection extends Decision {}

    record NotEnough(Credits required, Credits available, Credits held, Credits debt)
            implements Rejection {

        /// What has to be bought: a debt is repaid first.
        public Credits shortfall() {
            return required.minus(available).plus(debt);
        }
    }

    /// It is not open: settled, released, expired, or of another workspace.
    record HoldNotOpen(UUID id) implements Rejection {}

    record TooManyHolds(int limit) implements Rejection {}

    record TrialTaken() implements Rejection {}

    /// For wishes that are known to be granted.
    default Change orElseThrow() {
        return switch (this) {
            case Change change -> change;
            case Rejection refusal -> throw new IllegalStateException("Refused: " + refusal);
        };
    }
}
