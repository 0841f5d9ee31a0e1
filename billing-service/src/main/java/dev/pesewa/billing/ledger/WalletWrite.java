package dev.pesewa.billing.ledger;

import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written together, or not at all: a change of a wallet, the answer to the request that
/// wished it, the call to log, the purchase that is paid by it, and the events that tell of it.
public record WalletWrite(
        Change change,
        StoredResponse answer,
        @Nullable LoggedCall call,
        @Nullable UUID paidPurchase,
        List<OutgoingEvent> events) {

    public WalletWrite {
        events = List.copyOf(events);
    }

    public static WalletWrite of(Change change, StoredResponse answer, List<OutgoingEvent> events) {
        return new WalletWrite(change, answer, null, null, events);
    }
}
