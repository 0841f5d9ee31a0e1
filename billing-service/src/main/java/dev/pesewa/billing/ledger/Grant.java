package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Credits put into a wallet. `paid` is what all of them cost the customer, in `currency`; a null
/// `expiresAt` is never. `reason` is an operator's note.
public record Grant(
        UUID id,
        GrantKind kind,
        Credits amount,
        BigDecimal paid,
        String currency,
        @Nullable UUID purchaseId,
        Instant effectiveAt,
        @Nullable Instant expiresAt,
        @Nullable String reason) {

    /// Among grants that expire at the same moment, the earlier kind is burnt first.
    public enum GrantKind {
        TRIAL,
        MONTHLY,
        ADDON,
        BONUS,
        ADJUSTMENT,
        REFUND,
        PURCHASE;

        private final String text = name().toLowerCase(Locale.ROOT);

        public String text() {
            return text;
        }

        public static GrantKind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /// Counts into what the workspace has bought in its life.
        boolean isBought() {
            return this == PURCHASE || this == BONUS || this == ADDON;
        }
    }

    public Grant {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A grant has an amount");
        }
    }
}
