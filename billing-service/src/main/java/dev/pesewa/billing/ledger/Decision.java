package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.util.UUID;

/// What a wallet says to a wish: a `Change`, or a refusal that changes nothing.
public sealed interface Decision permits Change, Decision.Refusal {

    sealed interface Refusal extends Decision {}

    record NotEnough(Credits required, Credits available, Credits held, Credits debt)
            implements Refusal {

        /// What has to be bought: a debt is repaid first.
        public Credits shortfall() {
            return required.minus(available).plus(debt);
        }
    }

    /// It is not open: settled, released, expired, or of another workspace.
    record HoldNotOpen(UUID id) implements Refusal {}

    record TooManyHolds(int limit) implements Refusal {}

    record TrialTaken() implements Refusal {}

    /// For wishes that are known to be granted.
    default Change orElseThrow() {
        return switch (this) {
            case Change change -> change;
            case Refusal refusal -> throw new IllegalStateException("Refused: " + refusal);
        };
    }
}
