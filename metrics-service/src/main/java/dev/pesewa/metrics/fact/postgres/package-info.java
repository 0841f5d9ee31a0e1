/// Keeps facts in PostgreSQL. The keys of `usage_seen` and `billing_seen` are committed together
/// with the sums they went into, so nothing is added twice.
@NullMarked
package dev.pesewa.metrics.fact.postgres;

import org.jspecify.annotations.NullMarked;
