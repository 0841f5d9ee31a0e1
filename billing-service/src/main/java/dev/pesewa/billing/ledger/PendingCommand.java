package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.WorkspaceId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request that waits for its wallet. `alone`: no other decision may be written with it;
/// `mayBlock`: its decision may wait for something. DecidedBatch, once, by the writer that took it,
/// told when the wallet is free for the next.
final class PendingCommand {

    final WorkspaceId workspace;
    final @Nullable IdempotencyKey keyed;
    final Function<WalletState, @Nullable WalletWrite> decision;
    final boolean alone;
    final boolean mayBlock;
    final CompletableFuture<WalletCommitter.CommittedResponse> told = new CompletableFuture<>();

    private WalletCommitter.@Nullable CommittedResponse result;
    private @Nullable RuntimeException failure;

    PendingCommand(
            WorkspaceId workspace,
            @Nullable IdempotencyKey keyed,
            Function<WalletState, @Nullable WalletWrite> decision,
            boolean alone,
            boolean mayBlock) {
        this.workspace = workspace;
        this.keyed = keyed;
        this.decision = decision;
        this.alone = alone;
        this.mayBlock = mayBlock;
    }

    void succeed(StoredResponse answer, boolean repeated) {
        result = new WalletCommitter.CommittedResponse(answer, repeated);
    }

    void fail(RuntimeException reason) {
        failure = reason;
    }

    /// A request without a key has one that nobody else has used.
    WalletRepository.KeyOf keyOrNone() {
        return new WalletRepository.KeyOf(workspace, keyed == null ? "" : keyed.key());
    }

    boolean isDecided() {
        return result != null || failure != null;
    }

    void tell() {
        if (result != null) {
            told.complete(result);
        } else {
            told.completeExceptionally(
                    failure == null
                            ? new IllegalStateException("Told without a decision")
                            : failure);
        }
    }
}
