package dev.pesewa.kernel.event;

import java.time.Instant;
import java.util.UUID;

/// Credits were set aside for a call. Amounts are micro-credits; `available` and `held` are the
/// wallet's afterwards; `seq` orders a wallet's events.
public record CreditsHeld(
        UUID workspaceId,
        UUID holdId,
        long amount,
        Instant expiresAt,
        long available,
        long held,
        long seq) {
    public static final String TYPE = "credits.held.v1";
}
