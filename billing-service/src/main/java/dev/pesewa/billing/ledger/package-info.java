/// Owns the rules of credits: what a charge, hold, settlement, grant, expiry or revocation does to
/// a wallet. They are pure: state, command and time go in; a decision comes out, with the new state
/// and its postings. Example: a wallet of 5 and a charge of 0.2 give one posting of 0.2 from
/// `AVAILABLE` to `SPENT`, and a wallet of 4.8.
///
/// Does not own how a change is written (`commit`), what a call costs (`call`, `catalog`), or any
/// I/O, thread, clock, cache or JSON; `ArchitectureTest` checks that.
///
/// Invariants: a wallet is the sum of its postings (I2); a posting moves an amount from one account
/// to another, so the books balance by construction (I3); nothing is negative, except that a wallet
/// may owe. The flow starts at `WalletState`.
@NullMarked
package dev.pesewa.billing.ledger;

import org.jspecify.annotations.NullMarked;
