package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.RegisteredClientCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Stores a batch of the log. Events of clients that nobody registered came by another
/// door than ingest (a charge), or while ingest could not ask; they are kept as rejected and not
/// counted. So are those that ingest would have refused, had it been able to ask.
@ApplicationScoped
public class StoreEvents {

    private final EventRepository events;
    private final RegisteredClientCache clients;
    private final ClientEligibility checks;
    private final RejectedEventRepository rejected;
    private final WorkspaceRepository workspaces;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter unpriced;

    public StoreEvents(
            EventRepository events,
            RegisteredClientCache clients,
            ClientEligibility checks,
            RejectedEventRepository rejected,
            WorkspaceRepository workspaces,
            MeterRegistry meters) {
        this.events = events;
        this.clients = clients;
        this.checks = checks;
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
        var registered = clients.among(batch);
        List<StoredEvent> known = new ArrayList<>(batch.size());
        List<UsageRejected> refused = new ArrayList<>();
        for (UsageRecorded event : batch) {
            if (!registered.test(event)) {
                refused.add(
                        new UsageRejected(
                                event, RejectionReason.UNKNOWN, RejectionReason.REGISTER));
            } else if (event.origin().unchecked() && isInactive(event)) {
                refused.add(
                        new UsageRejected(
                                event, RejectionReason.INACTIVE, RejectionReason.ACTIVATE));
            } else {
                known.add(StoredEvent.in(zone(event.workspaceId()), event));
            }
        }
        rejected.keep(refused);
        EventRepository.Tally tally = events.store(known, this::zone);
        stored.increment(tally.stored());
        duplicates.increment(tally.duplicates());
        unpriced.increment(
                (double) batch.stream().filter(event -> event.costUsd() == null).count());
    }

    private boolean isInactive(UsageRecorded event) {
        return checks.now(new WorkspaceId(event.workspaceId()), event.clientId())
                == ClientEligibility.Eligibility.INACTIVE;
    }

    public void keep(List<UsageRejected> refused) {
        rejected.keep(refused);
    }

    private ZoneId zone(UUID workspace) {
        return workspaces.get(new WorkspaceId(workspace)).zone();
    }
}
