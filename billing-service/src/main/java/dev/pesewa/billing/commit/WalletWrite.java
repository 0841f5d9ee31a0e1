package dev.pesewa.billing.commit;

import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written together, or not at all: the change of a wallet, the outcome of the command
/// that caused it, the call to log, the purchase that it pays, and the events that announce it.
public record WalletWrite(
        Change change,
        CommandOutcome outcome,
        @Nullable LoggedCall call,
        @Nullable UUID paidPurchase,
        List<OutgoingEvent> events) {

    public WalletWrite {
        events = List.copyOf(events);
    }

    public static WalletWrite of(
            Change change, CommandOutcome outcome, List<OutgoingEvent> events) {
        return new WalletWrite(change, outcome, null, null, events);
    }
}
