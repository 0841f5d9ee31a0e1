/// `./pesewa chaos`: clients go on while processes are killed, and afterwards every answer that a
/// client got must be in the books, once.
///
/// Example: a charge was answered, then billing-service was killed; the ledger holds the charge,
/// its event was published, and the same `Idempotency-Key` gets the same answer. Owns the load, the
/// kills and the comparison. Does not own the replay of the journal, which is `proof`'s.
/// Invariants: what is expected comes from the answers alone; a seed gives the same sequence of
/// steps. The flow starts in `Chaos.run` for wallets and in `UsageOutage.run` for usage.
@NullMarked
package dev.pesewa.local.chaos;

import org.jspecify.annotations.NullMarked;
