/// Writes a change of a wallet in one statement, conditional on the seq it was decided from (ADR
/// 3).
@NullMarked
package dev.pesewa.billing.ledger.postgres;

import org.jspecify.annotations.NullMarked;
