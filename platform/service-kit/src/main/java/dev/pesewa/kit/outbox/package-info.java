/// Events that are committed with the change they tell of, and published afterwards. Order per key
/// is the order of commits; an event may be published twice, never lost.
@NullMarked
package dev.pesewa.kit.outbox;

import org.jspecify.annotations.NullMarked;
