/// Figures over time from facts. Pure: facts of days in, figures out. A ratio over nothing is
/// no figure but a reason; nothing is rounded before it is shown.
@NullMarked
package dev.pesewa.metrics.kpi;

import org.jspecify.annotations.NullMarked;
