/// The tables of hourly sums, daily slices and durations.
@NullMarked
package dev.pesewa.usage.rollup.postgres;

import org.jspecify.annotations.NullMarked;
