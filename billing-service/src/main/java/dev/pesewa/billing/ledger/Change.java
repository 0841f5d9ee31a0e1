package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/// What a decision changes. `lots` are the final states of those that changed; `granted`, `opened`
/// and `expired` say what is new, for the events.
public record Change(
        WalletState after,
        List<Posting> postings,
        List<Lot> lots,
        List<Grant> granted,
        List<Hold> opened,
        List<Hold.Closed> closed,
        List<Expiry> expired,
        Bill bill,
        Repayment repayment)
        implements Decision {

    /// Credits of a lot that expired.
    public record Expiry(UUID lotId, Credits amount) {}

    /// `charged` was taken from the customer (`owed` of it as debt), `writtenOff` is paid by
    /// nobody; `released` went back from a hold. `revenue` is what the spent credits had cost.
    public record Bill(
            Credits charged,
            Credits owed,
            Credits writtenOff,
            Credits released,
            BigDecimal revenue) {

        public static final Bill NOTHING =
                new Bill(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO, BigDecimal.ZERO);
    }

    /// Credits that repaid debt, and what they had cost: that is the revenue of what was spent as
    /// debt before.
    public record Repayment(Credits credits, BigDecimal revenue) {

        static final Repayment NOTHING = new Repayment(Credits.ZERO, BigDecimal.ZERO);
    }

    static Change none(WalletState state) {
        return new Change(
                state,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Bill.NOTHING,
                Repayment.NOTHING);
    }
}
