/// Past costs from the slices.
@NullMarked
package dev.pesewa.usage.forecast.postgres;

import org.jspecify.annotations.NullMarked;
