package dev.pesewa.kit.note;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class NoteRepository {

    private final Rows rows = new Rows();

    private static final class Rows implements PanacheRepositoryBase<NoteRow, UUID> {}

    void add(NoteRow note, OutgoingEvent event) {
        BlockingPanache.inTransaction(() -> rows.persist(note).chain(() -> Outbox.append(event)));
    }

    List<NoteRow> list(WorkspaceId workspace, UUID after, int limit) {
        return BlockingPanache.inTransaction(
                () ->
                        rows.find(
                                        "workspaceId = ?1 and id > ?2 order by id",
                                        workspace.value(),
                                        after)
                                .page(0, limit)
                                .list());
    }
}
