package dev.pesewa.kernel.event;

import java.util.UUID;

/// A charge or hold was refused for lack of credits. Amounts are micro-credits; nothing has moved,
/// so `seq` is that of the last change before it. `feature` is what was to be paid.
public record CreditsRefused(
        UUID workspaceId,
        UUID requestId,
        String feature,
        long required,
        long available,
        long held,
        long seq) {
    public static final String TYPE = "credits.refused.v1";
}
