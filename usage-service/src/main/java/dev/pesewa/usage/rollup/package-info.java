/// Sums per local hour and day, folded from deltas. Rebuildable from events; never the only copy of
/// a fact.
@NullMarked
package dev.pesewa.usage.rollup;

import org.jspecify.annotations.NullMarked;
