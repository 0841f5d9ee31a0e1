package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where purchases are kept.
public interface PurchaseRepository {

    /// Adds it unless its key is taken, and gives what is there afterwards.
    Purchase add(Purchase purchase);

    void started(Purchase purchase, String paymentUrl);

    /// PENDING becomes FAILED, with the event that tells; anything else stays.
    boolean failed(Purchase purchase, String event);

    Optional<Purchase> byReference(String reference);

    Optional<Purchase> byId(WorkspaceId workspace, UUID id);

    /// The newest first; those before the id `before`.
    List<Purchase> list(WorkspaceId workspace, UUID before, int limit);

    /// What a provider told us, before anything is made of it.
    UUID keepEvent(String provider, String signature, byte[] body);

    void judge(UUID event, String verdict, @Nullable String reference, String detail);

    record Mismatch(UUID eventId, @Nullable String reference, String detail) {}

    List<Mismatch> mismatches(UUID before, int limit);
}
