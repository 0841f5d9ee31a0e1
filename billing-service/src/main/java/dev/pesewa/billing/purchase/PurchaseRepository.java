package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Purchases, and the webhooks of providers with what was made of them.
public interface PurchaseRepository {

    /// Adds it unless the workspace has used its idempotency key, and gives the purchase of that
    /// key.
    Purchase add(Purchase purchase);

    void started(Purchase purchase, String paymentUrl);

    /// Makes a PENDING purchase FAILED, and appends the event in the same transaction. False when
    /// it was not PENDING.
    boolean failed(Purchase purchase, String event);

    Optional<Purchase> byReference(String reference);

    Optional<Purchase> byId(WorkspaceId workspace, UUID id);

    /// The newest first, those with an id less than `before`.
    List<Purchase> list(WorkspaceId workspace, UUID before, int limit);

    /// Stores a webhook as it arrived, before anything is made of it.
    UUID keepEvent(String provider, String signature, byte[] body);

    void judge(UUID event, String verdict, @Nullable String reference, String detail);

    /// A payment that fits no purchase.
    record Mismatch(UUID id, @Nullable String reference, String detail) {}

    List<Mismatch> mismatches(UUID before, int limit);
}
