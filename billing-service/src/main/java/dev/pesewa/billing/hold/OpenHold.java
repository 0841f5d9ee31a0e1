package dev.pesewa.billing.hold;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.charge.CallEvents;
import dev.pesewa.billing.client.ClientCheck;
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
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sets credits aside for a call. Example: a hold of 3 on a wallet of 10 leaves 7 available and 3
/// held until it is settled, released or expired. A hold that names a client is checked like a
/// charge, so that its settlement is not refused for a client that was active when it was opened.
@ApplicationScoped
public class OpenHold {

    private final CatalogCache catalogs;
    private final ClientCheck clients;
    private final WalletCommitter committer;
    private final Costing costing;
    private final BudgetStopCache budgets;
    private final IdGenerator ids;
    private final Clock clock;

    public OpenHold(
            CatalogCache catalogs,
            ClientCheck clients,
            WalletCommitter committer,
            Costing costing,
            BudgetStopCache budgets,
            IdGenerator ids,
            Clock clock) {
        this.catalogs = catalogs;
        this.clients = clients;
        this.committer = committer;
        this.costing = costing;
        this.budgets = budgets;
        this.ids = ids;
        this.clock = clock;
    }

    public record Opened(UUID id, String amount, Instant expiresAt, String availableAfter) {}

    public StoredResponse open(WorkspaceId workspace, HoldCommand request, IdempotencyKey key) {
        Instant now = clock.instant();
        Hold wanted;
        try {
            String client =
                    clients.now(workspace, request.clientId()).attributed(request.clientId());
            wanted = wanted(request, client, catalogs.at(now), now);
        } catch (ProblemException rejection) {
            return committer.decide(workspace, key, WalletCommitter.rejecting(rejection));
        }
        BudgetStop stop = budgets.of(workspace, now);
        if (stop != null) {
            var rejected = new CommandOutcome.Rejected(stop.problem());
            return committer.decide(
                    workspace,
                    key,
                    state -> WalletWrite.of(state.unchanged(), rejected, List.of()));
        }
        return committer.decide(
                workspace,
                key,
                state ->
                        switch (state.hold(wanted, now)) {
                            case Change change -> opened(wanted, state, change);
                            case Decision.NotEnough rejection -> rejected(wanted, state, rejection);
                            case Decision.TooManyHolds(int limit) ->
                                    throw new ProblemException(
                                            ProblemCode.CONFLICT,
                                            limit
                                                    + " holds are open. Settle or release some"
                                                    + " of them first.");
                            case Decision.Rejection other ->
                                    throw new IllegalStateException(other.toString());
                        });
    }

    private Hold wanted(
            HoldCommand request, @Nullable String client, Catalog catalog, Instant now) {
        HoldCommand.Estimate estimate = request.estimate();
        String feature = request.feature();
        Credits fixed = feature == null ? Credits.ZERO : catalog.feature(feature).price();
        Credits amount = estimate == null ? fixed : estimated(estimate, catalog, now);
        return new Hold(
                ids.next(),
                amount,
                List.of(),
                new Hold.Purpose(
                        client,
                        feature,
                        estimate == null ? null : estimate.provider(),
                        estimate == null ? null : estimate.model(),
                        catalog.version()),
                request.overrun(),
                now,
                now.plus(request.expiresIn()));
    }

    private Credits estimated(HoldCommand.Estimate estimate, Catalog catalog, Instant now) {
        return costing.usd(estimate.provider(), estimate.model(), estimate.tokens(), now)
                .map(usd -> costing.credits(usd, catalog.tokenMarkup(), now))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.REFUSED,
                                        "No price is known for the model, so nothing can be"
                                                + " estimated. Hold for a feature instead."));
    }

    private WalletWrite opened(Hold wanted, WalletState before, Change change) {
        var opened =
                new Opened(
                        wanted.id(),
                        wanted.amount().toDecimalString(),
                        wanted.expiresAt(),
                        change.after().available().toDecimalString());
        return WalletWrite.of(
                change,
                new CommandOutcome.Created(opened),
                LedgerEvents.of(before, change, wanted.openedAt()));
    }

    private WalletWrite rejected(Hold wanted, WalletState state, Decision.NotEnough rejection) {
        String feature = wanted.purpose().feature();
        return WalletWrite.of(
                state.unchanged(),
                new CommandOutcome.Rejected(rejection.problem()),
                List.of(
                        CallEvents.refused(
                                state,
                                wanted.id(),
                                feature == null ? AiCall.BY_TOKENS : feature,
                                rejection,
                                wanted.openedAt())));
    }
}
