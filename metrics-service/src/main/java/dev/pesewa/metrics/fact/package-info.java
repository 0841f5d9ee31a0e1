/// What happened, taken from the events of the other services and kept per day of the reporting
/// zone. Owns the idempotence of reading: an event counts once, for ever, in whatever order and
/// however often it arrives. Never holds a name or an id of a person: a subject is opaque (M13).
@NullMarked
package dev.pesewa.metrics.fact;

import org.jspecify.annotations.NullMarked;
