/// The rules of credits, pure: a wallet's state, a command and the time in; a decision out, with
/// the new state and its postings. No I/O, no threads, no clock, no JSON.
///
/// Owns: what a charge, hold, settlement, grant, expiry or revocation does to a wallet
/// (`WalletState`), and what is shown of it (`Change`, `Posting`). Does not own how a change is
/// written (`commit`) nor what a call costs (`call`, `catalog`).
///
/// Invariants: a wallet is the sum of its postings (I2); a posting moves an amount from one account
/// to another, so the books balance by construction (I3); nothing is negative, except that a wallet
/// may owe. Start reading at `WalletState`.
@NullMarked
package dev.pesewa.billing.ledger;

import org.jspecify.annotations.NullMarked;
