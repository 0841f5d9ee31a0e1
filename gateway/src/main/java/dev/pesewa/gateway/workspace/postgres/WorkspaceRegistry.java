package dev.pesewa.gateway.workspace.postgres;

import dev.pesewa.gateway.workspace.WorkspaceEvents;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The original table of workspaces; the other services keep copies, fed by its events.
@ApplicationScoped
public class WorkspaceRegistry implements PanacheRepositoryBase<WorkspaceRow, UUID> {

    private final Clock clock;

    WorkspaceRegistry(Clock clock) {
        this.clock = clock;
    }

    /// With the event that tells the other services, in one transaction.
    public void add(Workspace workspace) {
        Instant now = clock.instant();
        var row = new WorkspaceRow();
        row.id = workspace.id().value();
        row.name = workspace.name();
        row.currency = workspace.currency();
        row.zone = workspace.zone().getId();
        row.createdAt = now;
        String event = WorkspaceEvents.envelope(WorkspaceEvents.created(workspace), now);
        var outgoing = new OutgoingEvent(Topic.ACTIVITY, row.id.toString(), event);
        BlockingPanache.inTransaction(() -> persist(row).chain(() -> Outbox.append(outgoing)));
    }

    /// 404 when there is none.
    public Workspace get(WorkspaceId id) {
        return BlockingPanache.inTransaction(() -> list("id", id.value())).stream()
                .map(WorkspaceRow::workspace)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("workspace"));
    }

    /// In the order of their ids, those after `after`.
    public List<Workspace> list(UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () -> find("id > ?1 order by id", after).page(0, limit).list())
                .stream()
                .map(WorkspaceRow::workspace)
                .toList();
    }
}
