package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Credits set aside for a call whose price is known only after it. `parts` say which lots they
/// come from, in burn order.
public record Hold(
        UUID id,
        Credits amount,
        List<HoldPart> parts,
        Purpose purpose,
        Overrun overrun,
        Instant openedAt,
        Instant expiresAt) {

    public Hold {
        parts = List.copyOf(parts);
    }

    public record HoldPart(UUID lotId, Credits amount) {}

    /// What the credits are for, and of which client the call will be. With a model the price
    /// follows from the tokens, else it is fixed.
    public record Purpose(
            @Nullable String clientId,
            @Nullable String feature,
            @Nullable String provider,
            @Nullable String model,
            int priceVersion) {}

    /// What happens to the part of the price that is more than the hold.
    public record Overrun(OverrunPolicy policy, Credits limit) {

        /// `DENY`: the caller never pays more than the hold. `DEBT`: the wallet pays, below zero
        /// down to the limit. `ABSORB`: it is written off.
        public enum OverrunPolicy {
            DENY,
            DEBT,
            ABSORB;

            private final String text = name().toLowerCase(Locale.ROOT);

            public String text() {
                return text;
            }

            public static OverrunPolicy of(String text) {
                return valueOf(text.toUpperCase(Locale.ROOT));
            }
        }
    }

    /// `open → settled | released | expired`; an expired one may still be settled, late.
    public enum HoldStatus {
        OPEN,
        SETTLED,
        RELEASED,
        EXPIRED;

        private final String text = name().toLowerCase(Locale.ROOT);

        public String text() {
            return text;
        }
    }

    Hold from(List<HoldPart> lots) {
        return new Hold(id, amount, lots, purpose, overrun, openedAt, expiresAt);
    }

    /// How a hold ended. `chargeId` is the settlement's.
    public record Closed(
            UUID id,
            HoldStatus status,
            Credits charged,
            @Nullable UUID chargeId,
            boolean late,
            Instant at) {}
}
