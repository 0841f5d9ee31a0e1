/// Reads of holds.
@NullMarked
package dev.pesewa.billing.hold.postgres;

import org.jspecify.annotations.NullMarked;
