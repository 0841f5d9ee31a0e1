package dev.pesewa.metrics.audit;

import java.time.Instant;
import java.util.List;

/// Where views are recorded.
public interface AuditLogRepository {

    void add(Instant at, String actor, String action);

    /// The newest first, from below `before`.
    List<AuditEntry> before(long before, int limit);
}
