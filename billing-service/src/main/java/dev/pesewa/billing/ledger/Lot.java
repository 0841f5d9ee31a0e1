package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One grant and what is left of it. `paid` is what the whole lot cost the customer.
public record Lot(
        UUID id,
        Kind kind,
        Credits amount,
        Credits remaining,
        BigDecimal paid,
        String currency,
        @Nullable UUID purchaseId,
        Instant effectiveAt) {

    /// In the order in which they are burnt.
    public enum Kind {
        TRIAL,
        BONUS,
        PURCHASE;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Kind, then age, then id. None of these kinds ever expires.
    public static final Comparator<Lot> BURN_ORDER =
            Comparator.comparing(Lot::kind).thenComparing(Lot::effectiveAt).thenComparing(Lot::id);

    private static final int REVENUE_DECIMALS = 6;

    /// What `burnt` credits of this lot had cost.
    BigDecimal revenueOf(Credits burnt) {
        return paid.multiply(burnt.decimal())
                .divide(amount.decimal(), REVENUE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    Lot less(Credits burnt) {
        return new Lot(
                id, kind, amount, remaining.minus(burnt), paid, currency, purchaseId, effectiveAt);
    }
}
