package dev.pesewa.billing.hold;

import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ends a hold without a settlement: the caller releases it, or its time is over. The credits go
/// back to the lots they came from. Also expires the lots of wallets that have no other change.
@ApplicationScoped
public class CloseHold {

    private final WalletCommitter committer;
    private final HoldRepository holds;
    private final Clock clock;

    public CloseHold(WalletCommitter committer, HoldRepository holds, Clock clock) {
        this.committer = committer;
        this.holds = holds;
        this.clock = clock;
    }

    public record Released(String released, String newBalance) {}

    public StoredResponse release(WorkspaceId workspace, UUID id, @Nullable IdempotencyKey key) {
        Instant now = clock.instant();
        StoredResponse result =
                committer.decide(
                        workspace, key, state -> written(state, state.release(id, now), now, true));
        return result.isNone()
                ? committer.decideAlone(workspace, key, state -> ifOpen(state, id, now))
                : result;
    }

    /// Reads how the hold ended, which is only safe when no other command of the wallet is in the
    /// same batch.
    private WalletWrite ifOpen(WalletState state, UUID id, Instant now) {
        WalletWrite released = written(state, state.release(id, now), now, true);
        if (released == null) {
            throw notOpen(state.workspace(), id);
        }
        return released;
    }

    /// Does nothing when the hold has ended already.
    public void expire(WorkspaceId workspace, UUID id) {
        Instant now = clock.instant();
        committer.decide(
                workspace, null, state -> written(state, state.expire(id, now), now, false));
    }

    /// Expires what is left of lots that are over.
    public void expireLots(WorkspaceId workspace, UUID cause) {
        Instant now = clock.instant();
        committer.decide(
                workspace,
                null,
                state -> {
                    Change change = state.expireLots(cause, now);
                    return change.lots().isEmpty()
                            ? null
                            : WalletWrite.of(
                                    change,
                                    new CommandOutcome.Silent(),
                                    LedgerEvents.of(state, change, now));
                });
    }

    private @Nullable WalletWrite written(
            WalletState before, Decision decision, Instant now, boolean asked) {
        return switch (decision) {
            case Change change ->
                    WalletWrite.of(
                            change,
                            asked ? released(change) : new CommandOutcome.Silent(),
                            LedgerEvents.of(before, change, now));
            case Decision.Rejection _ -> null;
        };
    }

    private static CommandOutcome released(Change change) {
        return new CommandOutcome.Done(
                new Released(
                        change.bill().released().toDecimalString(),
                        change.after().available().toDecimalString()));
    }

    /// 404 when the workspace has no such hold; 409 when it has ended.
    private ProblemException notOpen(WorkspaceId workspace, UUID id) {
        return holds.find(workspace, id)
                .map(standing -> ended(standing.status()))
                .orElseGet(() -> ProblemException.notFound("hold"));
    }

    static ProblemException ended(Hold.HoldStatus status) {
        return new ProblemException(
                ProblemCode.CONFLICT,
                "The hold is " + status.text() + " already. GET it to see how it ended.");
    }
}
