/// What happened, taken from the events of the other services and summed per day of the reporting
/// zone.
///
/// - Owns: which events become facts, on which day they count, and that each counts once.
/// - Does not own: metrics (`kpi`); prices and revenue, which the events carry.
/// - Invariants: an event counts once, for ever, in whatever order and however often it arrives
///   (I1, I6). No fact holds the name or the id of a person: a subject is a hash (M13).
/// - The flow starts in `kafka.FactConsumer`: a batch of events becomes a `FactBatch`, which is
///   stored in one transaction.
@NullMarked
package dev.pesewa.metrics.fact;

import org.jspecify.annotations.NullMarked;
