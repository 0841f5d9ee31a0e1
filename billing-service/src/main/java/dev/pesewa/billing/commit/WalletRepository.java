package dev.pesewa.billing.commit;

import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Where wallets are kept.
public interface WalletRepository {

    /// The present states, one for each workspace; a wallet that was never touched is empty.
    Map<WorkspaceId, WalletState> load(Collection<WorkspaceId> workspaces);

    default WalletState load(WorkspaceId workspace) {
        return java.util.Objects.requireNonNull(load(List.of(workspace)).get(workspace));
    }

    /// Writes every wallet that is still at the version it was decided from, wholly; of the others
    /// nothing. All in one statement and one commit. Gives those that were written. Throws
    /// `UniqueViolationException`, and writes nothing at all, when a key has its response already.
    /// Does not block; what it throws fails the stage.
    CompletionStage<Set<WorkspaceId>> write(List<WalletBatch> wallets);

    /// The responses of those keys that have one; the caller's to add to.
    Map<KeyOf, StoredResponse> responses(Collection<KeyOf> keys);

    record KeyOf(WorkspaceId workspace, String key) {}
}
