/// The published meaning of each metric, and the zone and currency it is reported in (M2).
///
/// - Owns: the text of every definition, word for word as it is published, its unit and the version
///   of its formula.
/// - Does not own: formulas (`kpi`) and facts (`fact`). It computes nothing.
/// - Invariants: `formulaVersion` rises when the same facts would give another value.
/// - The flow starts in `GET /api/system/metrics/definitions`; `kpi.Kpi` ties each definition to
///   its formula.
@NullMarked
package dev.pesewa.metrics.definition;

import org.jspecify.annotations.NullMarked;
