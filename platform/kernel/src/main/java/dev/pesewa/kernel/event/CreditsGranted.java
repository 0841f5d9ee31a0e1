package dev.pesewa.kernel.event;

import java.util.UUID;

/// Credits were put into a wallet. Amounts are micro-credits; `seq` orders a wallet's events.
/// `kind`: trial, purchase, bonus, addon, monthly, refund, adjustment.
public record CreditsGranted(
        UUID workspaceId, UUID grantId, String kind, long amount, long available, long seq) {
    public static final String TYPE = "credits.granted.v1";
}
