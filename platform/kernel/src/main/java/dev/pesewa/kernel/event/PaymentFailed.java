package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A provider said that a payment will not come. A late success may still follow.
public record PaymentFailed(
        UUID workspaceId,
        UUID purchaseId,
        String purpose,
        String provider,
        BigDecimal amount,
        String currency,
        Instant failedAt) {
    public static final String TYPE = "payment.failed.v1";
}
