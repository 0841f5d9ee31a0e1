/// Owns live updates: each subscriber receives what its workspace has used today and this month,
/// once a second at most, and only when it has changed.
///
/// Does not own the amounts (`analytics`) nor the budget beside them (`budget`).
///
/// Invariants: an update is the whole state and not a difference, so one that is lost does no harm;
/// a subscription ends with the token it was made with.
///
/// Starts at `LiveResource`; `LiveSubscriptions.sendUpdates` looks for changes, once a second.
@NullMarked
package dev.pesewa.usage.live;

import org.jspecify.annotations.NullMarked;
