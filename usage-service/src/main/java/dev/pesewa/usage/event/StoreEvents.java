package dev.pesewa.usage.event;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Stores a batch of the log. What was recorded counts: whoever recorded it, the door or billing,
/// has asked whether its client may be metered. Only an event that nobody could be asked about is
/// checked here; if it is refused now, it is kept among the rejected ones.
@ApplicationScoped
public class StoreEvents {

    private final EventRepository events;
    private final ClientEligibility clients;
    private final RejectedEventRepository rejected;
    private final WorkspaceRepository workspaces;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter unpriced;

    public StoreEvents(
            EventRepository events,
            ClientEligibility clients,
            RejectedEventRepository rejected,
            WorkspaceRepository workspaces,
            MeterRegistry meters) {
        this.events = events;
        this.clients = clients;
        this.rejected = rejected;
        this.workspaces = workspaces;
        this.stored = counter(meters, "stored", "Usage events stored");
        this.duplicates = counter(meters, "duplicates", "Usage events that were there already");
        this.unpriced = counter(meters, "unpriced", "Usage events whose price is not known");
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("pesewa.usage." + name).description(description).register(meters);
    }

    public void store(List<UsageRecorded> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<StoredEvent> known = new ArrayList<>(batch.size());
        List<UsageRejected> refused = new ArrayList<>();
        for (UsageRecorded event : batch) {
            Eligibility client = event.origin().unchecked() ? check(event) : Eligibility.ACTIVE;
            UsageRejected rejection = RejectionReason.of(client, event);
            if (rejection != null) {
                refused.add(rejection);
            } else {
                known.add(
                        StoredEvent.in(
                                workspace(event.workspaceId()),
                                client == Eligibility.UNATTRIBUTED ? event.unattributed() : event));
            }
        }
        rejected.keep(refused);
        EventRepository.Tally tally = events.store(known, this::workspace);
        stored.increment(tally.stored());
        duplicates.increment(tally.duplicates());
        unpriced.increment(
                (double) batch.stream().filter(event -> event.costUsd() == null).count());
    }

    private Eligibility check(UsageRecorded event) {
        return clients.now(new WorkspaceId(event.workspaceId()), event.clientId());
    }

    public void keep(List<UsageRejected> refused) {
        rejected.keep(refused);
    }

    private Workspace workspace(UUID id) {
        return workspaces.get(new WorkspaceId(id));
    }
}
