package dev.pesewa.usage.event;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.workspace.Workspaces;
import dev.pesewa.usage.client.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Stores a batch of the log. Events of clients that nobody registered came by another door than
/// ingest (a charge); they are kept as rejected and not counted.
@ApplicationScoped
public class StoreEvents {

    private final Events events;
    private final Clients clients;
    private final Rejected rejected;
    private final Workspaces workspaces;

    public StoreEvents(Events events, Clients clients, Rejected rejected, Workspaces workspaces) {
        this.events = events;
        this.clients = clients;
        this.rejected = rejected;
        this.workspaces = workspaces;
    }

    private record Key(UUID workspace, String source, String id) {}

    public void store(List<UsageRecorded> batch) {
        List<Stored> stored = new ArrayList<>(batch.size());
        Set<Key> seen = new HashSet<>();
        Map<UUID, List<UsageRecorded>> byWorkspace =
                batch.stream()
                        .filter(e -> seen.add(new Key(e.workspaceId(), e.source(), e.id())))
                        .collect(Collectors.groupingBy(UsageRecorded::workspaceId));
        byWorkspace.forEach((id, own) -> prepare(new WorkspaceId(id), own, stored));
        events.store(stored);
    }

    private void prepare(WorkspaceId id, List<UsageRecorded> own, List<Stored> stored) {
        Workspace workspace = workspaces.get(id);
        Set<String> asked = own.stream().map(UsageRecorded::clientId).collect(Collectors.toSet());
        Set<String> registered = clients.registered(id, asked);
        for (UsageRecorded event : own) {
            if (registered.contains(event.clientId())) {
                ZonedDateTime local = event.occurredAt().atZone(workspace.zone());
                stored.add(new Stored(event, local.toLocalDate(), local.getHour()));
            } else {
                rejected.keep(
                        id,
                        event.source(),
                        event.id(),
                        event.clientId(),
                        "client-unknown",
                        "Register the client first: POST /api/usage/clients.");
            }
        }
    }
}
