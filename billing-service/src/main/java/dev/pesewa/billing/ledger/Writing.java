package dev.pesewa.billing.ledger;

import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written together, or not at all: a change of a wallet, the answer to the request that
/// wished it, the call to log, the purchase that is paid by it, and the events that tell of it.
public record Writing(
        Change change,
        Answer answer,
        @Nullable LoggedCall call,
        @Nullable UUID paidPurchase,
        List<OutgoingEvent> events) {

    public Writing {
        events = List.copyOf(events);
    }

    public static Writing of(Change change, Answer answer, List<OutgoingEvent> events) {
        return new Writing(change, answer, null, null, events);
    }
}
