/// How long a workspace keeps its events one by one. Sums are kept for ever, and so are the ids by
/// which an event is known to have been counted (I1).
@NullMarked
package dev.pesewa.usage.retention;

import org.jspecify.annotations.NullMarked;
