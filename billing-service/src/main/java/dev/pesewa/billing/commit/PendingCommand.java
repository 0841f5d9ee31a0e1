package dev.pesewa.billing.commit;

import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.WorkspaceId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A command that waits for its wallet. `alone`: no other decision may be written with it;
/// `mayBlock`: its decision may wait for something. The writer that took it decides it once, and
/// completes `response` when the wallet is free for the next batch.
final class PendingCommand {

    final WorkspaceId workspace;
    final @Nullable IdempotencyKey key;
    final Function<WalletState, @Nullable WalletWrite> decision;
    final boolean alone;
    final boolean mayBlock;
    final CompletableFuture<StoredResponse> response = new CompletableFuture<>();

    private @Nullable StoredResponse result;
    private @Nullable RuntimeException failure;

    PendingCommand(
            WorkspaceId workspace,
            @Nullable IdempotencyKey key,
            Function<WalletState, @Nullable WalletWrite> decision,
            boolean alone,
            boolean mayBlock) {
        this.workspace = workspace;
        this.key = key;
        this.decision = decision;
        this.alone = alone;
        this.mayBlock = mayBlock;
    }

    void succeed(StoredResponse decided) {
        result = decided;
    }

    void fail(RuntimeException reason) {
        failure = reason;
    }

    /// The key had a response before: it is given again, if it is of the same request.
    void replay(StoredResponse kept) {
        try {
            if (key != null) {
                key.mustMatch(kept.fingerprint());
            }
            succeed(kept.asReplay());
        } catch (RuntimeException reused) {
            fail(reused);
        }
    }

    /// A command without a key looks up the empty key, which has no stored response.
    WalletRepository.KeyOf keyOrNone() {
        return new WalletRepository.KeyOf(workspace, key == null ? "" : key.key());
    }

    boolean isDecided() {
        return result != null || failure != null;
    }

    void complete() {
        if (result != null) {
            response.complete(result);
        } else {
            response.completeExceptionally(
                    failure == null
                            ? new IllegalStateException("Completed without a decision")
                            : failure);
        }
    }
}
