/// Reads the inputs of all metrics for a range of days in one statement.
@NullMarked
package dev.pesewa.metrics.kpi.postgres;

import org.jspecify.annotations.NullMarked;
