/// Owns the use cases that spend and give credits: `Charge` prices a call and asks the wallet,
/// `GrantCredits` gives the trial and an operator's adjustments; and the list of a workspace's
/// transactions.
///
/// Does not own the rules of credits (`ledger`), what a call costs (`call`), the price list
/// (`catalog`), or how a decision is written (`commit`).
///
/// Invariants: a charge is decided with the catalog of its own moment; a rejected call is logged
/// like a charged one and moves nothing; a failed call is free. The flow starts at
/// `ChargeResource` and goes through `Charge.charge`.
@NullMarked
package dev.pesewa.billing.charge;

import org.jspecify.annotations.NullMarked;
