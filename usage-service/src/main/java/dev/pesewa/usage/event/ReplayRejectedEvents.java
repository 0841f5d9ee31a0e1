package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.usage.client.ClientEligibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sends refused events again, those whose client may be metered by now. Repeated after a crash,
/// it sends some twice, which are counted once.
@ApplicationScoped
public class ReplayRejectedEvents {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final RejectedEventRepository rejected;
    private final ClientEligibility clients;
    private final EventProducer log;
    private final Clock clock;

    public ReplayRejectedEvents(
            RejectedEventRepository rejected,
            ClientEligibility clients,
            EventProducer log,
            Clock clock) {
        this.rejected = rejected;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    /// How many were sent again, and how many are refused still.
    public record Replayed(int replayed, int stillRefused) {}

    public Replayed replay(WorkspaceId workspace) {
        int replayed = 0;
        int refused = 0;
        UUID position = FIRST;
        List<RejectedEventRepository.ReplayableEvent> page;
        do {
            page = rejected.waiting(workspace, position, PAGE);
            int sent = send(workspace, page);
            replayed += sent;
            refused += page.size() - sent;
            position = page.isEmpty() ? position : page.getLast().id();
        } while (page.size() == PAGE);
        return new Replayed(replayed, refused);
    }

    private int send(WorkspaceId workspace, List<RejectedEventRepository.ReplayableEvent> page) {
        Instant now = clock.instant();
        List<UUID> ids = new ArrayList<>();
        List<OutgoingEvent> entries = new ArrayList<>();
        for (RejectedEventRepository.ReplayableEvent one : page) {
            String event = one.event();
            boolean allowed =
                    clients.of(workspace, one.clientId()) == ClientEligibility.Eligibility.ACTIVE;
            if (allowed && event != null && !one.code().equals(RejectionReason.TOO_OLD)) {
                ids.add(one.id());
                entries.add(
                        UsageTopicRecords.recorded(
                                CloudEventCodec.parse(event, UsageRecorded.class), now));
            }
        }
        if (!entries.isEmpty()) {
            log.append(entries);
            rejected.replayed(workspace, ids, now);
        }
        return ids.size();
    }
}
