package dev.pesewa.metrics.audit;

import java.time.Instant;

/// One read of a report, such as `GET /api/system/metrics/summary?start=2026-01-01` by user `ama`.
///
/// @param seq rises with every entry; entries are listed by it
/// @param actor the token's subject
/// @param action method, path and query of the request
public record AuditEntry(long seq, Instant at, String actor, String action) {}
