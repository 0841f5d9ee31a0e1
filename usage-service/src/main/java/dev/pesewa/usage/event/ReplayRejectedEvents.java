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
import org.jspecify.annotations.Nullable;

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
            UsageRecorded event = countable(workspace, one);
            if (event != null) {
                ids.add(one.id());
                entries.add(UsageTopicRecords.recorded(event, now));
            }
        }
        if (!entries.isEmpty()) {
            log.append(entries);
            rejected.replayed(workspace, ids, now);
        }
        return ids.size();
    }

    /// The event as it counts now; null when it is refused still.
    private @Nullable UsageRecorded countable(
            WorkspaceId workspace, RejectedEventRepository.ReplayableEvent one) {
        String written = one.event();
        if (written == null || one.code().equals(RejectionReason.TOO_OLD)) {
            return null;
        }
        UsageRecorded event = CloudEventCodec.parse(written, UsageRecorded.class).unchecked(false);
        return switch (clients.of(workspace, event.clientId())) {
            case ACTIVE -> event;
            case UNATTRIBUTED -> event.unattributed();
            case MISSING, INACTIVE, UNKNOWN, UNCHECKED -> null;
        };
    }
}
