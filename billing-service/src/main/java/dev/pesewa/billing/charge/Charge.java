package dev.pesewa.billing.charge;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStops;
import dev.pesewa.billing.call.Call;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Catalogs;
import dev.pesewa.billing.ledger.Answer;
import dev.pesewa.billing.ledger.Answers;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.Keyed;
import dev.pesewa.billing.ledger.LedgerEvents;
import dev.pesewa.billing.ledger.WalletDesk;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Writing;
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

    private final Catalogs catalogs;
    private final WalletDesk desk;
    private final Answers answers;
    private final Costing costing;
    private final BudgetStops budgets;
    private final IdGenerator ids;
    private final Clock clock;

    public Charge(
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

    /// `profitMargin` in percent of the price, null when the cost is not known.
    public record Charged(
            boolean success,
            String creditsCharged,
            String newBalance,
            UUID transactionId,
            boolean lowCreditWarning,
            @Nullable BigDecimal profitMargin,
            int priceVersion) {}

    /// A call with everything that is settled before the wallet is asked.
    record Priced(
            WorkspaceId workspace,
            UUID id,
            Call call,
            Credits price,
            int priceVersion,
            LoggedCall.Cost cost,
            Instant at) {

        LoggedCall logged(LoggedCall.Outcome outcome, LoggedCall.Paid paid) {
            return new LoggedCall(id, null, outcome, call, cost, paid, priceVersion, at);
        }
    }

    /// Does not block.
    public CompletionStage<WalletDesk.Result> charge(Workspace workspace, Call call, Keyed keyed) {
        Priced priced;
        try {
            priced = priced(workspace, call, clock.instant());
        } catch (ProblemException refused) {
            return refuse(workspace.id(), refused, keyed);
        }
        BudgetStop stop = budgets.of(workspace.id(), priced.at());
        return desk.submit(workspace.id(), keyed, state -> decide(priced, stop, state));
    }

    /// What cannot be charged. A request that was answered before is answered the same again.
    public CompletionStage<WalletDesk.Result> refuse(
            WorkspaceId workspace, ProblemException refused, Keyed keyed) {
        return desk.submit(workspace, keyed, WalletDesk.refusing(refused));
    }

    private Priced priced(Workspace workspace, Call call, Instant now) {
        Catalog catalog = catalogs.at(now);
        Credits listed = catalog.feature(call.feature()).price();
        return new Priced(
                workspace.id(),
                ids.next(),
                call,
                call.success() ? listed : Credits.ZERO,
                catalog.version(),
                costing.cost(call, workspace.currency(), now),
                now);
    }

    /// A failed call costs nothing, so no budget is in its way.
    private Writing decide(Priced priced, @Nullable BudgetStop stop, WalletState state) {
        if (stop != null && priced.price().isPositive()) {
            LoggedCall logged = refused(priced, state.availableAt(priced.at()));
            Answer answer = answers.refusal(stop.problem(), PATH);
            return new Writing(state.unchanged(), answer, logged, null, List.of());
        }
        return switch (state.charge(priced.price(), priced.id(), priced.at())) {
            case Change change -> charged(priced, state, change);
            case Decision.NotEnough refusal -> refused(priced, state, refusal);
            case Decision.Refusal other -> throw new IllegalStateException(other.toString());
        };
    }

    private Writing charged(Priced priced, WalletState before, Change change) {
        Credits balance = change.after().available();
        Call call = priced.call();
        var charged =
                new Charged(
                        call.success(),
                        priced.price().toDecimalString(),
                        balance.toDecimalString(),
                        priced.id(),
                        balance.compareTo(LedgerEvents.LOW) < 0,
                        costing.margin(priced.price(), priced.cost(), priced.at()),
                        priced.priceVersion());
        var outcome = call.success() ? LoggedCall.Outcome.CHARGED : LoggedCall.Outcome.FAILED;
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
        return new Writing(change, answers.of(SUCCESS, charged), logged, null, events);
    }

    private Writing refused(Priced priced, WalletState state, Decision.NotEnough refusal) {
        LoggedCall logged = refused(priced, refusal.available());
        Answer answer = answers.notEnough(refusal, PATH);
        OutgoingEvent event =
                CallEvents.refused(
                        state, priced.id(), priced.call().feature(), refusal, priced.at());
        return new Writing(state.unchanged(), answer, logged, null, List.of(event));
    }

    private static LoggedCall refused(Priced priced, Credits available) {
        return priced.logged(
                LoggedCall.Outcome.REFUSED,
                new LoggedCall.Paid(
                        priced.price(), Credits.ZERO, Credits.ZERO, BigDecimal.ZERO, available));
    }
}
