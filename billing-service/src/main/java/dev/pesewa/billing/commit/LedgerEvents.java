package dev.pesewa.billing.commit;

import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.event.CreditsExpired;
import dev.pesewa.kernel.event.CreditsGranted;
import dev.pesewa.kernel.event.CreditsHeld;
import dev.pesewa.kernel.event.CreditsLow;
import dev.pesewa.kernel.event.CreditsRepaid;
import dev.pesewa.kernel.event.CreditsSettled;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The events that announce a change of a wallet, whatever its cause. An event's id is made of what
/// it announces, such as a hold's id and `:expired`, so that consumers drop a repetition.
public final class LedgerEvents {

    /// A wallet with less than this is low.
    public static final Credits LOW = Credits.of("10");

    private final WalletState after;
    private final UUID workspace;
    private final Instant at;
    private final List<OutgoingEvent> events = new ArrayList<>();

    private LedgerEvents(WalletState after, Instant at) {
        this.after = after;
        this.workspace = after.workspace().value();
        this.at = at;
    }

    public static List<OutgoingEvent> of(WalletState before, Change change, Instant at) {
        var announced = new LedgerEvents(change.after(), at);
        change.expired().forEach(announced::expired);
        change.granted().forEach(announced::granted);
        if (change.repayment().credits().isPositive()) {
            announced.repaid(change.repayment());
        }
        change.opened().forEach(announced::opened);
        change.closed().forEach(hold -> announced.closed(hold, change.bill()));
        if (!isLow(before) && isLow(change.after())) {
            announced.low();
        }
        return announced.events;
    }

    /// One more event of a wallet at `at`.
    public static OutgoingEvent entry(
            String topic, String type, String id, UUID workspace, Instant at, Object data) {
        return new OutgoingEvent(
                topic, workspace.toString(), CloudEventCodec.write(type, id, workspace, at, data));
    }

    private static boolean isLow(WalletState state) {
        return state.available().compareTo(LOW) < 0;
    }

    private void announce(String type, String id, Object data) {
        events.add(entry(Topic.BILLING, type, id, workspace, at, data));
    }

    private void granted(Grant grant) {
        announce(
                CreditsGranted.TYPE,
                grant.id().toString(),
                new CreditsGranted(
                        workspace,
                        grant.id(),
                        grant.kind().text(),
                        grant.amount().micros(),
                        available(),
                        after.seq()));
    }

    private void repaid(Change.Repayment repayment) {
        announce(
                CreditsRepaid.TYPE,
                workspace + ":repaid:" + after.seq(),
                new CreditsRepaid(
                        workspace,
                        repayment.credits().micros(),
                        available(),
                        after.seq(),
                        repayment.revenue(),
                        Costing.CURRENCY));
    }

    private void opened(Hold hold) {
        announce(
                CreditsHeld.TYPE,
                hold.id() + ":held",
                new CreditsHeld(
                        workspace,
                        hold.id(),
                        hold.amount().micros(),
                        hold.expiresAt(),
                        available(),
                        held(),
                        after.seq()));
    }

    private void closed(Hold.Closed hold, Change.Bill bill) {
        switch (hold.status()) {
            case EXPIRED -> expired("hold", hold.id(), bill.released(), hold.id() + ":expired");
            case SETTLED, RELEASED ->
                    announce(
                            CreditsSettled.TYPE,
                            hold.id() + ":" + hold.status().text(),
                            settled(hold, bill));
            case OPEN -> throw new IllegalStateException("An open hold has not ended");
        }
    }

    private CreditsSettled settled(Hold.Closed hold, Change.Bill bill) {
        return new CreditsSettled(
                workspace,
                hold.id(),
                hold.chargeId(),
                hold.status().text(),
                bill.charged().micros(),
                bill.owed().micros(),
                bill.released().micros(),
                bill.writtenOff().micros(),
                hold.late(),
                available(),
                held(),
                after.seq());
    }

    private void expired(Change.Expiry expiry) {
        String id = expiry.lotId() + ":expired:" + after.seq();
        expired("grant", expiry.lotId(), expiry.amount(), id);
    }

    private void expired(String what, UUID id, Credits amount, String eventId) {
        announce(
                CreditsExpired.TYPE,
                eventId,
                new CreditsExpired(
                        workspace, what, id, amount.micros(), available(), held(), after.seq()));
    }

    private void low() {
        announce(
                CreditsLow.TYPE,
                workspace + ":low:" + after.seq(),
                new CreditsLow(workspace, available(), LOW.micros(), after.seq()));
    }

    private long available() {
        return after.available().micros();
    }

    private long held() {
        return after.totals().held().micros();
    }
}
