package dev.pesewa.billing.charge;

import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The charges of a workspace, the newest first; failed and refused ones are among them.
public interface Transactions {

    record Transaction(
            UUID id,
            String outcome,
            String feature,
            String credits,
            @Nullable String clientId,
            @Nullable String model,
            @Nullable BigDecimal costUsd,
            int priceVersion,
            Instant chargedAt) {}

    /// Those before the id `before`.
    List<Transaction> list(WorkspaceId workspace, UUID before, int limit);
}
