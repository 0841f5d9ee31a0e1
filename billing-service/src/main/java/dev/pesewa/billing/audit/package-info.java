/// Owns the continuous audit: every hash and every balance of every wallet is checked again while
/// the service runs (I2, I3). A difference is logged, counted by a metric, and raises an alert.
///
/// Does not own the rules (`ledger`) and corrects nothing. `./pesewa prove` is the other proof: all
/// postings from the first, by another program.
///
/// Invariants: the audit reads only new postings; one unreadable journal does not stop the audit of
/// the others. The flow starts at `LedgerAuditor.run`.
@NullMarked
package dev.pesewa.billing.audit;

import org.jspecify.annotations.NullMarked;
