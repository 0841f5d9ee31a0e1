package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.WorkspaceId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request that waits for its wallet. `alone`: no other decision may be written with it;
/// `mayBlock`: its decision may wait for something. Decided, once, by the writer that took it, told
/// when the wallet is free for the next.
final class Ticket {

    final WorkspaceId workspace;
    final @Nullable Keyed keyed;
    final Function<WalletState, @Nullable Writing> decision;
    final boolean alone;
    final boolean mayBlock;
    final CompletableFuture<WalletDesk.Result> told = new CompletableFuture<>();

    private WalletDesk.@Nullable Result result;
    private @Nullable RuntimeException failure;

    Ticket(
            WorkspaceId workspace,
            @Nullable Keyed keyed,
            Function<WalletState, @Nullable Writing> decision,
            boolean alone,
            boolean mayBlock) {
        this.workspace = workspace;
        this.keyed = keyed;
        this.decision = decision;
        this.alone = alone;
        this.mayBlock = mayBlock;
    }

    void succeed(Answer answer, boolean repeated) {
        result = new WalletDesk.Result(answer, repeated);
    }

    void fail(RuntimeException reason) {
        failure = reason;
    }

    /// A request without a key has one that nobody else has used.
    Wallets.KeyOf keyOrNone() {
        return new Wallets.KeyOf(workspace, keyed == null ? "" : keyed.key());
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
