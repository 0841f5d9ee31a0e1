/// A PostgreSQL server from binaries that Maven brings, as root or not.
///
/// Owns the server, its databases and roles. Does not own any table: services migrate their own
/// database. Invariant: durability is PostgreSQL's usual one (fsync and synchronous_commit stay
/// on), so that crash tests and figures are honest. The flow starts in `LocalPostgres.start`.
@NullMarked
package dev.pesewa.local.postgres;

import org.jspecify.annotations.NullMarked;
