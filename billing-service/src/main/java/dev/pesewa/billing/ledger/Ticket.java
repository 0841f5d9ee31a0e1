package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.WorkspaceId;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request that waits for its wallet: its thread sleeps until it has a result, or until it is its
/// turn to write for all that wait. `alone`: no other decision may be written with it.
final class Ticket {

    final WorkspaceId workspace;
    final @Nullable Keyed keyed;
    final Function<WalletState, @Nullable Writing> decision;
    final boolean alone;

    /// Guarded by the line: it has been asked to lead.
    boolean promoted;

    private final Thread owner = Thread.currentThread();
    private volatile boolean leads;
    private volatile boolean awake;
    private WalletDesk.@Nullable Result result;
    private @Nullable RuntimeException failure;

    Ticket(
            WorkspaceId workspace,
            @Nullable Keyed keyed,
            Function<WalletState, @Nullable Writing> decision,
            boolean alone) {
        this.workspace = workspace;
        this.keyed = keyed;
        this.decision = decision;
        this.alone = alone;
    }

    void succeed(Answer answer, boolean repeated) {
        failure = null;
        result = new WalletDesk.Result(answer, repeated);
    }

    void fail(RuntimeException reason) {
        result = null;
        failure = reason;
    }

    /// What was decided does not count; it is decided again.
    void reopen() {
        result = null;
        failure = null;
    }

    /// A request without a key has one that nobody else has used.
    Wallets.KeyOf keyOrNone() {
        return new Wallets.KeyOf(workspace, keyed == null ? "" : keyed.key());
    }

    boolean isDecided() {
        return result != null || failure != null;
    }

    void wake() {
        awake = true;
        LockSupport.unpark(owner);
    }

    void lead() {
        leads = true;
        LockSupport.unpark(owner);
    }

    /// True when it is this thread's turn to write; false when there is a result. An interrupt does
    /// not end the wait: the change may be on its way, and its outcome must be told.
    boolean awaitTurn() {
        boolean interrupted = false;
        while (!awake && !leads) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            owner.interrupt();
        }
        if (awake) {
            return false;
        }
        leads = false;
        return true;
    }

    WalletDesk.Result result() {
        if (failure != null) {
            throw failure;
        }
        if (result == null) {
            throw new IllegalStateException("A ticket was woken without a result");
        }
        return result;
    }
}
