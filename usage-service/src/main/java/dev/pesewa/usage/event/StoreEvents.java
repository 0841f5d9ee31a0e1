package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.client.ClientCheck;
import dev.pesewa.usage.client.RegisteredClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Stores a batch of the log. Events of clients that nobody registered came by another door than
/// ingest (a charge), or while ingest could not ask; they are kept as rejected and not counted. So
/// are those that ingest would have refused, had it been able to ask.
@ApplicationScoped
public class StoreEvents {

    private final Events events;
    private final RegisteredClients clients;
    private final ClientCheck checks;
    private final Rejected rejected;
    private final WorkspaceRepository workspaces;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter unpriced;

    public StoreEvents(
            Events events,
            RegisteredClients clients,
            ClientCheck checks,
            Rejected rejected,
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
        List<Stored> known = new ArrayList<>(batch.size());
        List<UsageRejected> refused = new ArrayList<>();
        for (UsageRecorded event : batch) {
            if (!registered.test(event)) {
                refused.add(new UsageRejected(event, Refusal.UNKNOWN, Refusal.REGISTER));
            } else if (event.unchecked() != null && isInactive(event)) {
                refused.add(new UsageRejected(event, Refusal.INACTIVE, Refusal.ACTIVATE));
            } else {
                known.add(Stored.in(zone(event.workspaceId()), event));
            }
        }
        rejected.keep(refused);
        Events.Tally tally = events.store(known, this::zone);
        stored.increment(tally.stored());
        duplicates.increment(tally.duplicates());
        unpriced.increment(
                (double) batch.stream().filter(event -> event.costUsd() == null).count());
    }

    private boolean isInactive(UsageRecorded event) {
        return checks.now(new WorkspaceId(event.workspaceId()), event.clientId())
                == ClientCheck.Verdict.INACTIVE;
    }

    public void keep(List<UsageRejected> refused) {
        rejected.keep(refused);
    }

    private ZoneId zone(UUID workspace) {
        return workspaces.get(new WorkspaceId(workspace)).zone();
    }
}
