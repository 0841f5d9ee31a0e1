package dev.pesewa.gateway.workspace.postgres;

import dev.pesewa.gateway.workspace.WorkspaceEvents;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The original of the workspaces. The other services keep copies, which the kit's
/// `WorkspaceRepository` reads; here it reads the original.
@ApplicationScoped
public class WorkspaceRegistry {

    private final WorkspaceRows rows = new WorkspaceRows();
    private final Clock clock;

    public WorkspaceRegistry(Clock clock) {
        this.clock = clock;
    }

    private static final class WorkspaceRows implements PanacheRepositoryBase<WorkspaceRow, UUID> {}

    /// Stores the workspace and its event in one transaction (I6).
    public void add(Workspace workspace) {
        var row = new WorkspaceRow();
        row.id = workspace.id().value();
        row.name = workspace.name();
        row.currency = workspace.currency();
        row.zone = workspace.zone().getId();
        String event =
                WorkspaceEvents.envelope(WorkspaceEvents.created(workspace), clock.instant());
        var outgoing = new OutgoingEvent(Topic.ACTIVITY, workspace.id().toString(), event);
        BlockingPanache.inTransaction(() -> rows.persist(row).chain(() -> Outbox.append(outgoing)));
    }

    /// In the order of their ids, those after `after` only.
    public List<Workspace> list(UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                rows.find("id > ?1 order by id", after)
                                        .page(0, limit)
                                        .<WorkspaceRow>list())
                .stream()
                .map(WorkspaceRegistry::workspace)
                .toList();
    }

    private static Workspace workspace(WorkspaceRow row) {
        return new Workspace(new WorkspaceId(row.id), row.name, row.currency, ZoneId.of(row.zone));
    }
}
