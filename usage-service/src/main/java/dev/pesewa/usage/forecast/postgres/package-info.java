/// Past costs by hour, from the rollups.
@NullMarked
package dev.pesewa.usage.forecast.postgres;

import org.jspecify.annotations.NullMarked;
