package dev.pesewa.billing.hold;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStops;
import dev.pesewa.billing.call.Call;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Catalogs;
import dev.pesewa.billing.charge.CallEvents;
import dev.pesewa.billing.ledger.Answer;
import dev.pesewa.billing.ledger.Answers;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.Keyed;
import dev.pesewa.billing.ledger.LedgerEvents;
import dev.pesewa.billing.ledger.WalletDesk;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Writing;
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

/// Sets credits aside for a call.
@ApplicationScoped
public class OpenHold {

    private static final String PATH = "/api/ai/holds";
    private static final int CREATED = 201;

    private final Catalogs catalogs;
    private final WalletDesk desk;
    private final Answers answers;
    private final Costing costing;
    private final BudgetStops budgets;
    private final IdGenerator ids;
    private final Clock clock;

    public OpenHold(
            Catalogs catalogs,
            WalletDesk desk,
            Answers answers,
            Costing costing,
            BudgetStops budgets,
            IdGenerator ids,
            Clock clock) {
        this.catalogs = catalogs;
        this.desk = desk;
        this.answers = answers;
        this.costing = costing;
        this.budgets = budgets;
        this.ids = ids;
        this.clock = clock;
    }

    public record Opened(UUID id, String amount, Instant expiresAt, String availableAfter) {}

    public WalletDesk.Result open(WorkspaceId workspace, HoldRequest request, Keyed keyed) {
        Instant now = clock.instant();
        Hold wanted;
        try {
            wanted = wanted(request, catalogs.at(now), now);
        } catch (ProblemException refused) {
            return desk.decide(workspace, keyed, WalletDesk.refusing(refused));
        }
        BudgetStop stop = budgets.of(workspace, now);
        if (stop != null) {
            Answer answer = answers.refusal(stop.problem(), PATH);
            return desk.decide(
                    workspace, keyed, state -> Writing.of(state.unchanged(), answer, List.of()));
        }
        return desk.decide(
                workspace,
                keyed,
                state ->
                        switch (state.hold(wanted, now)) {
                            case Change change -> opened(wanted, state, change);
                            case Decision.NotEnough refusal -> refused(wanted, state, refusal);
                            case Decision.TooManyHolds(int limit) ->
                                    throw new ProblemException(
                                            ProblemCode.CONFLICT,
                                            limit
                                                    + " holds are open. Settle or release some"
                                                    + " of them first.");
                            case Decision.Refusal other ->
                                    throw new IllegalStateException(other.toString());
                        });
    }

    private Hold wanted(HoldRequest request, Catalog catalog, Instant now) {
        HoldRequest.Estimate estimate = request.estimate();
        String feature = request.feature();
        Credits fixed = feature == null ? Credits.ZERO : catalog.feature(feature).price();
        Credits amount = estimate == null ? fixed : estimated(estimate, catalog, now);
        return new Hold(
                ids.next(),
                amount,
                List.of(),
                new Hold.Purpose(
                        feature,
                        estimate == null ? null : estimate.provider(),
                        estimate == null ? null : estimate.model(),
                        catalog.version()),
                request.overrun(),
                now,
                now.plus(request.expiresIn()));
    }

    private Credits estimated(HoldRequest.Estimate estimate, Catalog catalog, Instant now) {
        return costing.usd(estimate.provider(), estimate.model(), estimate.tokens(), now)
                .map(usd -> costing.credits(usd, catalog.tokenMarkup(), now))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.REFUSED,
                                        "No price is known for the model, so nothing can be"
                                                + " estimated. Hold for a feature instead."));
    }

    private Writing opened(Hold wanted, WalletState before, Change change) {
        var opened =
                new Opened(
                        wanted.id(),
                        wanted.amount().toDecimalString(),
                        wanted.expiresAt(),
                        change.after().available().toDecimalString());
        return Writing.of(
                change,
                answers.of(CREATED, opened),
                LedgerEvents.of(before, change, wanted.openedAt()));
    }

    private Writing refused(Hold wanted, WalletState state, Decision.NotEnough refusal) {
        String feature = wanted.purpose().feature();
        return Writing.of(
                state.unchanged(),
                answers.notEnough(refusal, PATH),
                List.of(
                        CallEvents.refused(
                                state,
                                wanted.id(),
                                feature == null ? Call.BY_TOKENS : feature,
                                refusal,
                                wanted.openedAt())));
    }
}
