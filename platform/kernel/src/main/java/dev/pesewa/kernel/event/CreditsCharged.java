package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Credits were spent on a feature. Amounts are micro-credits; `seq` orders a wallet's events.
/// `revenue` is what the burnt grants had cost the customer, in `currency`.
public record CreditsCharged(
        UUID workspaceId,
        UUID chargeId,
        String feature,
        long amount,
        long available,
        long seq,
        BigDecimal revenue,
        String currency,
        @Nullable BigDecimal costUsd) {
    public static final String TYPE = "credits.charged.v1";
}
