/// PostgreSQL by explicit SQL, awaited on virtual threads. Never decides anything; what the
/// statements mean stands beside them in the feature that owns them.
@NullMarked
package dev.pesewa.kit.database;

import org.jspecify.annotations.NullMarked;
