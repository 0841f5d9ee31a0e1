/// A PostgreSQL server from binaries that Maven brings, as root or not, with its usual durability:
/// fsync and synchronous_commit stay on, so crash tests and figures are honest.
@NullMarked
package dev.pesewa.local.postgres;

import org.jspecify.annotations.NullMarked;
