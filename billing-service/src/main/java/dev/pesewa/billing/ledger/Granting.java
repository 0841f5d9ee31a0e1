package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.event.CreditsGranted;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the others are told of grants.
public final class Granting {

    private Granting() {}

    public static List<LogEntry> events(WalletState.Change change, Instant at) {
        WalletState after = change.after();
        UUID workspace = after.workspace().value();
        return change.granted().stream()
                .map(
                        lot ->
                                new CreditsGranted(
                                        workspace,
                                        lot.id(),
                                        lot.kind().text(),
                                        lot.amount().micros(),
                                        after.available().micros(),
                                        after.seq()))
                .map(
                        granted ->
                                new LogEntry(
                                        Topic.BILLING,
                                        workspace.toString(),
                                        CloudEvents.write(
                                                CreditsGranted.TYPE,
                                                granted.grantId().toString(),
                                                workspace,
                                                at,
                                                granted)))
                .toList();
    }
}
