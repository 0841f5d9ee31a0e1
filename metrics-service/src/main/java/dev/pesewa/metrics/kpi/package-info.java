/// The metrics of a day or a period, computed from facts.
///
/// - Owns: the formula of every metric (`Kpi`) and what it is computed from (`MetricInputs`).
/// - Does not own: the facts and how days are cut (`fact`); the published texts (`definition`).
/// - Invariants: the formulas are pure. A ratio with the denominator 0 has no value but a reason.
///   Nothing is rounded before it is shown (I9). Money in another currency is never converted: it
///   is shown beside the value and is not in it.
/// - The flow starts in `http.MetricsResource`: a `MetricRepository` gives the inputs of each day,
///   and `Kpi` makes values of them.
@NullMarked
package dev.pesewa.metrics.kpi;

import org.jspecify.annotations.NullMarked;
