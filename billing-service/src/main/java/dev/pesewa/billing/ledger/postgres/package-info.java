/// The proof of the books as one SQL statement. Writes nothing.
@NullMarked
package dev.pesewa.billing.ledger.postgres;

import org.jspecify.annotations.NullMarked;
