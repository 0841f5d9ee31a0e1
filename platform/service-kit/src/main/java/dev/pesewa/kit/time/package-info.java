/// The one place that asks the machine for the time. Everything else takes a Clock or an Instant.
@NullMarked
package dev.pesewa.kit.time;

import org.jspecify.annotations.NullMarked;
