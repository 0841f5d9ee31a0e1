/// Sums per local hour and day, written with the events they are made of (ADR 8).
/// Rebuildable from events as long as those are kept; never the only copy of a fact before.
///
/// Invariant: every rollup equals the sum over the events that count.
@NullMarked
package dev.pesewa.usage.rollup;

import org.jspecify.annotations.NullMarked;
