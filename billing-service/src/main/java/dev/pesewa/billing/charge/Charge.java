package dev.pesewa.billing.charge;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.IdempotencyKey;
import dev.pesewa.billing.ledger.LedgerEvents;
import dev.pesewa.billing.ledger.ResponseRenderer;
import dev.pesewa.billing.ledger.StoredResponse;
import dev.pesewa.billing.ledger.WalletCommitter;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.WalletWrite;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Charges a call: one decision of the core, one statement. A refusal is logged and answered for
/// ever like a charge.
@ApplicationScoped
public class Charge {

    private static final String PATH = "/api/ai/charge";
    private static final int SUCCESS = 200;

    private final CatalogCache catalogs;
    private final WalletCommitter desk;
    private final ResponseRenderer answers;
    private final Costing costing;
    private final BudgetStopCache budgets;
    private final IdGenerator ids;
    private final Clock clock;

    public Charge(
            CatalogCache catalogs,
            WalletCommitter desk,
            ResponseRenderer answers,
            Costing costing,
            BudgetStopCache budgets,
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

    /// `profitMargin` in percent of the price, null when the cost is not known.
    public record ChargeResult(
            boolean success,
            String creditsCharged,
            String newBalance,
            UUID transactionId,
            boolean lowCreditWarning,
            @Nullable BigDecimal profitMargin,
            int priceVersion) {}

    /// A call with everything that is settled before the wallet is asked.
    record PricedCharge(
            WorkspaceId workspace,
            UUID id,
            AiCall call,
            Credits price,
            int priceVersion,
            LoggedCall.Cost cost,
            Instant at) {

        LoggedCall logged(LoggedCall.CallOutcome outcome, LoggedCall.Paid paid) {
            return new LoggedCall(id, null, outcome, call, cost, paid, priceVersion, at);
        }
    }

    /// Does not block.
    public CompletionStage<WalletCommitter.CommittedResponse> charge(
            Workspace workspace, AiCall call, IdempotencyKey keyed) {
        PricedCharge priced;
        try {
            priced = priced(workspace, call, clock.instant());
        } catch (ProblemException refused) {
            return refuse(workspace.id(), refused, keyed);
        }
        BudgetStop stop = budgets.of(workspace.id(), priced.at());
        return desk.submit(workspace.id(), keyed, state -> decide(priced, stop, state));
    }

    /// What cannot be charged. A request that was answered before is answered the same again.
    public CompletionStage<WalletCommitter.CommittedResponse> refuse(
            WorkspaceId workspace, ProblemException refused, IdempotencyKey keyed) {
        return desk.submit(workspace, keyed, WalletCommitter.refusing(refused));
    }

    private PricedCharge priced(Workspace workspace, AiCall call, Instant now) {
        Catalog catalog = catalogs.at(now);
        Credits listed = catalog.feature(call.feature()).price();
        return new PricedCharge(
                workspace.id(),
                ids.next(),
                call,
                call.success() ? listed : Credits.ZERO,
                catalog.version(),
                costing.cost(call, workspace.currency(), now),
                now);
    }

    /// A failed call costs nothing, so no budget is in its way.
    private WalletWrite decide(PricedCharge priced, @Nullable BudgetStop stop, WalletState state) {
        if (stop != null && priced.price().isPositive()) {
            LoggedCall logged = refused(priced, state.availableAt(priced.at()));
            StoredResponse answer = answers.refusal(stop.problem(), PATH);
            return new WalletWrite(state.unchanged(), answer, logged, null, List.of());
        }
        return switch (state.charge(priced.price(), priced.id(), priced.at())) {
            case Change change -> charged(priced, state, change);
            case Decision.NotEnough refusal -> refused(priced, state, refusal);
            case Decision.Rejection other -> throw new IllegalStateException(other.toString());
        };
    }

    private WalletWrite charged(PricedCharge priced, WalletState before, Change change) {
        Credits balance = change.after().available();
        AiCall call = priced.call();
        var charged =
                new ChargeResult(
                        call.success(),
                        priced.price().toDecimalString(),
                        balance.toDecimalString(),
                        priced.id(),
                        balance.compareTo(LedgerEvents.LOW) < 0,
                        costing.margin(priced.price(), priced.cost(), priced.at()),
                        priced.priceVersion());
        var outcome =
                call.success() ? LoggedCall.CallOutcome.CHARGED : LoggedCall.CallOutcome.FAILED;
        LoggedCall logged =
                priced.logged(
                        outcome,
                        new LoggedCall.Paid(
                                priced.price(),
                                priced.price(),
                                Credits.ZERO,
                                change.bill().revenue(),
                                balance));
        List<OutgoingEvent> events = new ArrayList<>(LedgerEvents.of(before, change, priced.at()));
        events.addAll(CallEvents.of(logged, change));
        return new WalletWrite(change, answers.of(SUCCESS, charged), logged, null, events);
    }

    private WalletWrite refused(
            PricedCharge priced, WalletState state, Decision.NotEnough refusal) {
        LoggedCall logged = refused(priced, refusal.available());
        StoredResponse answer = answers.notEnough(refusal, PATH);
        OutgoingEvent event =
                CallEvents.refused(
                        state, priced.id(), priced.call().feature(), refusal, priced.at());
        return new WalletWrite(state.unchanged(), answer, logged, null, List.of(event));
    }

    private static LoggedCall refused(PricedCharge priced, Credits available) {
        return priced.logged(
                LoggedCall.CallOutcome.REFUSED,
                new LoggedCall.Paid(
                        priced.price(), Credits.ZERO, Credits.ZERO, BigDecimal.ZERO, available));
    }
}
