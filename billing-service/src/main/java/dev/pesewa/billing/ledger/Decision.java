package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.Map;
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

    /// For wishes that are known to be granted.
    default Change orElseThrow() {
        return switch (this) {
            case Change change -> change;
            case Rejection refusal -> throw new IllegalStateException("Refused: " + refusal);
        };
    }
}
