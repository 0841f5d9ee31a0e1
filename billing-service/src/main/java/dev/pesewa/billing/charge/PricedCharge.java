package dev.pesewa.billing.charge;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.call.LoggedCall.CallOutcome;
import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call with its price, before the wallet is asked; and what is written once the wallet has
/// decided. `margin` is in percent of the price, null when the cost is not known.
record PricedCharge(
        UUID id,
        AiCall call,
        Credits price,
        int priceVersion,
        LoggedCall.Cost cost,
        @Nullable BigDecimal margin,
        Instant at) {

    /// The credits move, the call is logged, and its events are published.
    WalletWrite charged(WalletState before, Change change) {
        Credits balance = change.after().available();
        CallOutcome outcome = call.success() ? CallOutcome.CHARGED : CallOutcome.FAILED;
        LoggedCall logged =
                logged(outcome, price, change.bill().revenue(), change.after().available());
        List<OutgoingEvent> events = new ArrayList<>(LedgerEvents.of(before, change, at));
        events.addAll(CallEvents.of(logged, change));
        var result =
                new Charge.ChargeResult(
                        call.success(),
                        price.toDecimalString(),
                        balance.toDecimalString(),
                        id,
                        balance.compareTo(LedgerEvents.LOW) < 0,
                        margin,
                        priceVersion);
        return new WalletWrite(change, new CommandOutcome.Done(result), logged, null, events);
    }

    WalletWrite rejected(WalletState state, Decision.NotEnough rejection) {
        OutgoingEvent event = CallEvents.refused(state, id, call.feature(), rejection, at);
        return rejected(state, rejection.available(), rejection.problem(), List.of(event));
    }

    /// A rejected call is logged too, and nothing moves.
    WalletWrite rejected(
            WalletState state,
            Credits available,
            ProblemException problem,
            List<OutgoingEvent> events) {
        LoggedCall logged = logged(CallOutcome.REFUSED, Credits.ZERO, BigDecimal.ZERO, available);
        return new WalletWrite(
                state.unchanged(), new CommandOutcome.Rejected(problem), logged, null, events);
    }

    private LoggedCall logged(
            CallOutcome outcome, Credits paid, BigDecimal revenue, Credits balance) {
        var payment = new LoggedCall.Paid(price, paid, Credits.ZERO, revenue, balance);
        return new LoggedCall(id, null, outcome, call, cost, payment, priceVersion, at);
    }
}
