/// The audit log of the reports: which operator read what, and when (M12).
///
/// - Owns: the entries, and the rule that a resource marked `Audited` answers only after its entry
///   is stored.
/// - Does not own: who may read a report; `@RolesAllowed` on the resource decides that first.
/// - Invariants: entries are only added; the service's database role may neither change nor delete
///   them. A request that is answered 401 or 403 leaves no entry.
/// - The flow starts in `http.AuditInterceptor`, for every request to an `Audited` resource.
@NullMarked
package dev.pesewa.metrics.audit;

import org.jspecify.annotations.NullMarked;
