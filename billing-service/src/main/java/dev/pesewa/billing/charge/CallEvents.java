package dev.pesewa.billing.charge;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsRefused;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of a call. Example: a charge of 0.2 for a call of client `shop` is `CreditsCharged`
/// for the other services and a usage event with the same id, so an app that charges a call need
/// not report its usage as well. Every call that was made is a usage event, also one that failed,
/// that names no client, or of which neither tokens nor cost are known.
public final class CallEvents {

    private CallEvents() {}

    public static List<OutgoingEvent> of(LoggedCall logged, Change change) {
        List<OutgoingEvent> events = new ArrayList<>();
        UUID workspace = change.after().workspace().value();
        String id = logged.id().toString();
        if (logged.paid().credits().isPositive()) {
            var charged =
                    new CreditsCharged(
                            workspace,
                            logged.id(),
                            logged.call().feature(),
                            logged.paid().credits().micros(),
                            change.after().available().micros(),
                            change.after().seq(),
                            logged.paid().revenue(),
                            Costing.CURRENCY,
                            logged.cost().usd());
            events.add(
                    LedgerEvents.entry(
                            Topic.BILLING,
                            CreditsCharged.TYPE,
                            id,
                            workspace,
                            logged.at(),
                            charged));
        }
        events.add(
                LedgerEvents.entry(
                        Topic.USAGE,
                        UsageRecorded.TYPE,
                        id,
                        workspace,
                        logged.at(),
                        usage(logged, workspace)));
        return events;
    }

    public static OutgoingEvent refused(
            WalletState state,
            UUID request,
            String feature,
            Decision.NotEnough rejection,
            Instant at) {
        UUID workspace = state.workspace().value();
        var refused =
                new CreditsRefused(
                        workspace,
                        request,
                        feature,
                        rejection.required().micros(),
                        rejection.available().micros(),
                        rejection.held().micros(),
                        state.seq());
        return LedgerEvents.entry(
                Topic.BILLING, CreditsRefused.TYPE, request.toString(), workspace, at, refused);
    }

    private static UsageRecorded usage(LoggedCall logged, UUID workspace) {
        AiCall call = logged.call();
        BigDecimal cost = logged.cost().usd();
        var usage =
                new UsageRecorded(
                        new UsageRecorded.Origin(
                                workspace, UsageRecorded.DEFAULT_SOURCE, logged.id().toString()),
                        new UsageRecorded.Subject(call.clientId(), call.userId(), call.feature()),
                        new UsageRecorded.ModelCall(
                                call.provider(),
                                call.model(),
                                call.tokens(),
                                new UsageRecorded.ModelCall.CallResult(
                                        call.responseTimeMs(),
                                        call.success(),
                                        call.errorMessage(),
                                        call.cached())),
                        new UsageRecorded.CallCost(
                                cost, pricing(call, cost), call.costInCurrency()),
                        logged.at(),
                        Map.of());
        return call.client().attributed() ? usage : usage.unattributed();
    }

    private static String pricing(AiCall call, @Nullable BigDecimal cost) {
        if (call.cost() != null) {
            return "given";
        }
        if (call.cached()) {
            return "cached";
        }
        return cost == null ? "unpriced" : "catalog";
    }
}
