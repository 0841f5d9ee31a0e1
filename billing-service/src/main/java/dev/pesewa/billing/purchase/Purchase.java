package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pack that a workspace buys. `amountMinor` in hundredths of `currency`.
public record Purchase(
        WorkspaceId workspace,
        UUID id,
        String idempotencyKey,
        String requestHash,
        String pack,
        long amountMinor,
        String currency,
        Credits credits,
        Credits bonus,
        String reference,
        @Nullable String paymentUrl,
        PurchaseStatus status,
        Instant createdAt,
        @Nullable Instant paidAt) {

    /// A payment that succeeds after FAILED is still credited, because the money came.
    public enum PurchaseStatus {
        PENDING,
        SUCCESSFUL,
        FAILED
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(amountMinor, 2);
    }
}
