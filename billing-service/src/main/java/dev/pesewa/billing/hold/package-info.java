/// Owns the use cases of holds, which are credits set aside before a call and settled after it:
/// `OpenHold`, `SettleHold`, `CloseHold`, and the `Reaper`, which ends what nobody has ended.
/// Example: a hold of 3 that is settled for 2 spends 2 and gives 1 back.
///
/// Does not own the rules of credits (`ledger`: who pays an overrun, what a late settlement takes)
/// or how a decision is written (`commit`).
///
/// Invariants: a hold ends once, as settled, released or expired; an expired one may still be
/// settled once, late; no hold stays open for long after its time. The flow starts at
/// `HoldResource`, and for what is due at `Reaper`.
@NullMarked
package dev.pesewa.billing.hold;

import org.jspecify.annotations.NullMarked;
