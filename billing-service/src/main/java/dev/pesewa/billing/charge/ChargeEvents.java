package dev.pesewa.billing.charge;

import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the others are told of a charge. A call of a client is a usage event with the charge's id,
/// so an app that charges need not report it a second time.
final class ChargeEvents {

    private static final String CURRENCY = "GHS";

    private ChargeEvents() {}

    static List<LogEntry> of(Charge.Call call, WalletState.Change change) {
        List<LogEntry> events = new ArrayList<>();
        UUID workspace = call.workspace().value();
        String id = call.id().toString();
        if (call.price().isPositive()) {
            var charged =
                    new CreditsCharged(
                            workspace,
                            call.id(),
                            call.command().feature(),
                            call.price().micros(),
                            change.after().available().micros(),
                            change.after().seq(),
                            change.revenue(),
                            CURRENCY,
                            call.costUsd());
            events.add(entry(Topic.BILLING, CreditsCharged.TYPE, id, call, charged));
        }
        String client = call.command().clientId();
        if (client != null && (call.command().tokens() > 0 || call.costUsd() != null)) {
            events.add(
                    entry(
                            Topic.USAGE,
                            UsageRecorded.TYPE,
                            id,
                            call,
                            usage(call, workspace, client)));
        }
        return events;
    }

    private static UsageRecorded usage(Charge.Call call, UUID workspace, String client) {
        ChargeCommand command = call.command();
        String pricing =
                command.costUsd() != null
                        ? "given"
                        : call.costUsd() == null ? "unpriced" : "catalog";
        return new UsageRecorded(
                workspace,
                UsageRecorded.DEFAULT_SOURCE,
                call.id().toString(),
                client,
                command.userId(),
                command.feature(),
                command.provider(),
                command.model(),
                command.inputTokens(),
                command.cachedInputTokens(),
                command.cacheWriteTokens(),
                command.outputTokens(),
                call.costUsd(),
                pricing,
                command.responseTimeMs(),
                command.success(),
                command.errorMessage(),
                false,
                call.at(),
                Map.of());
    }

    private static LogEntry entry(
            String topic, String type, String id, Charge.Call call, Object data) {
        UUID workspace = call.workspace().value();
        return new LogEntry(
                topic,
                workspace.toString(),
                CloudEvents.write(type, id, workspace, call.at(), data));
    }
}
