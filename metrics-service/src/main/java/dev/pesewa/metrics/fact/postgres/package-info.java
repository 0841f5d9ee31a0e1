/// Keeps facts in PostgreSQL. `usage_seen` and `billing_seen` hold the keys of all events that were
/// added; a key is committed together with the sums its event went into, so nothing is added twice.
@NullMarked
package dev.pesewa.metrics.fact.postgres;

import org.jspecify.annotations.NullMarked;
