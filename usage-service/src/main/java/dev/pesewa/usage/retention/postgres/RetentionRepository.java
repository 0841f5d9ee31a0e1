package dev.pesewa.usage.retention.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.UniqueViolationException;
import dev.pesewa.usage.retention.Retention;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The retentions that people have set, one row a workspace; without a row, events are kept for
/// ever.
@ApplicationScoped
public class RetentionRepository implements PanacheRepositoryBase<RetentionRow, UUID> {

    public Optional<Retention> of(WorkspaceId workspace) {
        return Optional.ofNullable(BlockingPanache.inTransaction(() -> findById(workspace.value())))
                .map(RetentionRepository::retention);
    }

    public List<Retention> all() {
        return BlockingPanache.inTransaction(
                        () -> find("order by workspaceId").<RetentionRow>list())
                .stream()
                .map(RetentionRepository::retention)
                .toList();
    }

    public void put(Retention retention) {
        try {
            write(retention);
        } catch (UniqueViolationException _) {
            // Somebody else put the workspace's first one in the same moment; now it is there.
            write(retention);
        }
    }

    private void write(Retention retention) {
        BlockingPanache.inTransaction(
                () ->
                        findById(retention.workspace().value())
                                .onItem()
                                .ifNull()
                                .switchTo(() -> persist(row(retention.workspace())))
                                .invoke(row -> change(row, retention)));
    }

    private static RetentionRow row(WorkspaceId workspace) {
        var row = new RetentionRow();
        row.workspaceId = workspace.value();
        return row;
    }

    private static void change(RetentionRow row, Retention retention) {
        row.months = retention.months();
        row.changedAt = retention.changedAt();
        row.changedBy = retention.changedBy();
    }

    public void remove(WorkspaceId workspace) {
        BlockingPanache.inTransaction(() -> deleteById(workspace.value()));
    }

    private static Retention retention(RetentionRow row) {
        return new Retention(
                new WorkspaceId(row.workspaceId), row.months, row.changedAt, row.changedBy);
    }
}
