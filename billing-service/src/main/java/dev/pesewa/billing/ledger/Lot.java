package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// A grant and what is left of it: `remaining` is available, `held` belongs to open holds.
public record Lot(Grant grant, Credits remaining, Credits held, boolean expired) {

    /// Soonest expiry first and never last, then kind, then age, then id.
    public static final Comparator<Lot> BURN_ORDER =
            Comparator.comparing(Lot::end)
                    .thenComparing(lot -> lot.grant.kind())
                    .thenComparing(lot -> lot.grant.effectiveAt())
                    .thenComparing(Lot::id);

    private static final int REVENUE_DECIMALS = 6;

    static Lot of(Grant grant) {
        return new Lot(grant, grant.amount(), Credits.ZERO, false);
    }

    public UUID id() {
        return grant.id();
    }

    private Instant end() {
        Instant expiry = grant.expiresAt();
        return expiry == null ? Instant.MAX : expiry;
    }

    /// A lot that was over once stays over, also for a command with an earlier time: commands are
    /// decided in the order of their arrival, and the clocks of replicas differ a little.
    boolean isOver(Instant now) {
        return expired || !end().isAfter(now);
    }

    boolean isEmpty() {
        return !remaining.isPositive() && !held.isPositive();
    }

    /// What `more` credits of this lot had cost when they leave it for good. Differences of one
    /// rounded sum, so that all of them together are exactly what was paid.
    BigDecimal revenueOf(Credits more) {
        Credits gone = grant.amount().minus(remaining).minus(held);
        return paidFor(gone.plus(more)).subtract(paidFor(gone));
    }

    private BigDecimal paidFor(Credits gone) {
        return grant.paid()
                .multiply(BigDecimal.valueOf(gone.micros()))
                .divide(
                        BigDecimal.valueOf(grant.amount().micros()),
                        REVENUE_DECIMALS,
                        RoundingMode.HALF_EVEN);
    }

    Lot with(Credits newRemaining, Credits newHeld) {
        return new Lot(grant, newRemaining, newHeld, expired);
    }

    Lot asExpired() {
        return new Lot(grant, Credits.ZERO, held, true);
    }
}
