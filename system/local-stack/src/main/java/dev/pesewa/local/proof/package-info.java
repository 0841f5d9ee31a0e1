/// `./pesewa prove`: replays billing's journal from its first posting and compares the end with
/// every row that says otherwise what a wallet holds.
///
/// Example: a wallet row says 80 credits available, the postings add up to 79: a `Difference`. Owns
/// the replay. Does not own any rule of the ledger, and shares no code with the service that wrote
/// the journal: a mistake in common would prove itself. Invariants: one snapshot, each table read
/// once, memory does not grow with the journal. The flow starts in `Replay.run`.
@NullMarked
package dev.pesewa.local.proof;

import org.jspecify.annotations.NullMarked;
