/// Stores what the log holds, each event once for ever (I1), together with what it adds to the
/// rollups. Never refuses an accepted event.
@NullMarked
package dev.pesewa.usage.event;

import org.jspecify.annotations.NullMarked;
