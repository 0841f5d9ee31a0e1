/// The one statement that writes wallets and everything that belongs to the change
/// (`WalletStatement`), conditional on the version it was decided from (ADR 3, ADR 7); and the
/// reads of states and stored responses.
@NullMarked
package dev.pesewa.billing.commit.postgres;

import org.jspecify.annotations.NullMarked;
