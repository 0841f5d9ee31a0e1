package dev.pesewa.metrics.audit;

import java.time.Instant;
import java.util.List;

/// Where views are recorded.
public interface AuditLog {

    void add(Instant at, String actor, String action);

    /// The newest first, from below `before`.
    List<Entry> before(long before, int limit);
}
