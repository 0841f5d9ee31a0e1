package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A provider confirmed a payment, and its credits were granted in the same transaction.
/// `purpose`: credit-pack. `amount` in units of `currency` (80.00, not pesewas).
public record PaymentSucceeded(
        UUID workspaceId,
        UUID purchaseId,
        String purpose,
        String provider,
        BigDecimal amount,
        String currency,
        Instant paidAt) {
    public static final String TYPE = "payment.succeeded.v1";
}
