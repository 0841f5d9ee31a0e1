package dev.pesewa.metrics.audit.postgres;

import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.metrics.audit.AuditEntry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The entries of the audit log.
@ApplicationScoped
public class AuditLogRepository implements PanacheRepositoryBase<AuditEntryRow, Long> {

    public void add(Instant at, String actor, String action) {
        var row = new AuditEntryRow();
        row.at = at;
        row.actor = actor;
        row.action = action;
        BlockingPanache.inTransaction(() -> persist(row));
    }

    /// The newest first, those with a lower `seq` than `before`.
    public List<AuditEntry> before(long before, int limit) {
        return BlockingPanache.inTransaction(
                        () -> find("seq < ?1 order by seq desc", before).page(0, limit).list())
                .stream()
                .map(AuditEntryRow::entry)
                .toList();
    }
}
