package dev.pesewa.kernel.event;

import java.util.UUID;

/// A hold or what was left of a grant has expired. `what`: hold, whose credits went back, or grant,
/// whose credits are gone. Amounts are micro-credits; `seq` orders a wallet's events.
public record CreditsExpired(
        UUID workspaceId, String what, UUID id, long amount, long available, long held, long seq) {
    public static final String TYPE = "credits.expired.v1";
}
