/// The rules of credits, pure: state and command in, new state and postings out. No I/O, no clock.
/// A wallet is the sum of its postings (I2); a posting moves an amount from one account to another.
@NullMarked
package dev.pesewa.billing.ledger;

import org.jspecify.annotations.NullMarked;
