package dev.pesewa.billing.ledger;

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
    /// `UniqueViolationException`, and writes nothing at all, when a key has its answer already.
    Set<WorkspaceId> write(List<WalletBatch> wallets);

    /// The same without waiting.
    CompletionStage<Set<WorkspaceId>> writeLater(List<WalletBatch> wallets);

    /// The answers of those keys that have one; the caller's to add to.
    Map<KeyOf, KeptResponse> answered(Collection<KeyOf> keys);

    record KeyOf(WorkspaceId workspace, String key) {}

    /// The answer to a key, kept for ever (I4).
    record KeptResponse(String requestHash, StoredResponse answer) {}
}
