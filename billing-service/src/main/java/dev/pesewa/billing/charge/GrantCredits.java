package dev.pesewa.billing.charge;

import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Grants that nobody pays for: the trial, once for each workspace, and adjustments by an operator.
/// Example: an adjustment of 5 for a wallet that owes 2 repays 2 and leaves 3 available.
@ApplicationScoped
public class GrantCredits {

    private static final Credits TRIAL = Credits.of("5");

    private final WalletCommitter committer;
    private final IdGenerator ids;
    private final Clock clock;

    public GrantCredits(WalletCommitter committer, IdGenerator ids, Clock clock) {
        this.committer = committer;
        this.ids = ids;
        this.clock = clock;
    }

    public record GrantResult(UUID id, String creditsAdded, String newBalance) {}

    public StoredResponse trial(WorkspaceId workspace, IdempotencyKey key) {
        Grant trial = grant(Grant.GrantKind.TRIAL, TRIAL, null, null);
        return committer.decide(
                workspace,
                key,
                state ->
                        switch (state.trial(trial, trial.effectiveAt())) {
                            case Change change -> given(trial, state, change);
                            case Decision.TrialTaken _ ->
                                    throw new ProblemException(
                                            ProblemCode.TRIAL_TAKEN,
                                            "The workspace has had its trial. Buy a pack.");
                            case Decision.Rejection other ->
                                    throw new IllegalStateException(other.toString());
                        });
    }

    /// An adjustment: credits that an operator gives, for a reason that is kept.
    public StoredResponse adjustment(
            WorkspaceId workspace,
            Credits credits,
            String reason,
            @Nullable Instant expiresAt,
            IdempotencyKey key) {
        Grant grant = grant(Grant.GrantKind.ADJUSTMENT, credits, expiresAt, reason);
        if (expiresAt != null && !expiresAt.isAfter(grant.effectiveAt())) {
            var rejection = ProblemException.malformed("expiresAt", "is over already");
            return committer.decide(workspace, key, WalletCommitter.rejecting(rejection));
        }
        return committer.decide(
                workspace,
                key,
                state ->
                        given(
                                grant,
                                state,
                                state.grant(List.of(grant), grant.id(), grant.effectiveAt())));
    }

    private Grant grant(
            Grant.GrantKind kind,
            Credits credits,
            @Nullable Instant expiresAt,
            @Nullable String reason) {
        return new Grant(
                ids.next(),
                kind,
                credits,
                BigDecimal.ZERO,
                Costing.CURRENCY,
                null,
                clock.instant(),
                expiresAt,
                reason);
    }

    private WalletWrite given(Grant grant, WalletState before, Change change) {
        String balance = change.after().available().toDecimalString();
        var given = new GrantResult(grant.id(), grant.amount().toDecimalString(), balance);
        return WalletWrite.of(
                change,
                new CommandOutcome.Created(given),
                LedgerEvents.of(before, change, grant.effectiveAt()));
    }
}
