package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What comes of a command on a wallet: a `Change`, or a `Rejection`, which changes nothing.
/// Example: a charge of 6 on a wallet of 5 gives `NotEnough(6, 5, 0, 0)`.
public sealed interface Decision permits Change, Decision.Rejection {

    sealed interface Rejection extends Decision {}

    record NotEnough(Credits required, Credits available, Credits held, Credits debt)
            implements Rejection {

        /// How many credits must be bought first. A purchase repays the debt before it adds to what
        /// is available, so the debt counts: 3 required, 0 available and 5 owed are 8.
        public Credits shortfall() {
            return required.minus(available).plus(debt);
        }

        public ProblemException problem() {
            return new ProblemException(
                    ProblemCode.NOT_ENOUGH_CREDITS,
                    "Buy a pack (POST /api/ai/purchase) and try again under a new key.",
                    List.of(),
                    Map.of(
                            "required", required.toDecimalString(),
                            "available", available.toDecimalString(),
                            "held", held.toDecimalString(),
                            "shortfall", shortfall().toDecimalString()));
        }
    }

    /// It is not open: settled, released, expired, or of another workspace.
    record HoldNotOpen(UUID id) implements Rejection {}

    record TooManyHolds(int limit) implements Rejection {}

    record TrialTaken() implements Rejection {}

    /// For commands that cannot be rejected in this state.
    default Change orElseThrow() {
        return switch (this) {
            case Change change -> change;
            case Rejection rejection -> throw new IllegalStateException("Rejected: " + rejection);
        };
    }
}
