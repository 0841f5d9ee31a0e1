/// Stores what the log holds, each event once for ever (I1), together with what it changes in the
/// rollups. Never refuses an event that was recorded; never changes a stored one. An unchecked
/// event (`UsageRecorded.Origin`) is checked before it is stored, and recorded again if it counts,
/// so that metrics-service counts the same events.
///
/// A correction takes the place of the event it names; of several corrections the last one in the
/// log counts, whichever event of the chain they name, and whether they come before or after it.
@NullMarked
package dev.pesewa.usage.event;

import org.jspecify.annotations.NullMarked;
