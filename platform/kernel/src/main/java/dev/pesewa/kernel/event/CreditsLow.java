package dev.pesewa.kernel.event;

import java.util.UUID;

/// A wallet has fallen below `threshold`; told once, until it has been above again. Amounts are
/// micro-credits; `seq` orders a wallet's events.
public record CreditsLow(UUID workspaceId, long available, long threshold, long seq) {
    public static final String TYPE = "credits.low.v1";
}
