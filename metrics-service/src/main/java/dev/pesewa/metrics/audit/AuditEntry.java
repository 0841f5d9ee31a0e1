package dev.pesewa.metrics.audit;

import java.time.Instant;

/// `actor` is the token's subject, `action` the request: method, path and query.
public record AuditEntry(long seq, Instant at, String actor, String action) {}
