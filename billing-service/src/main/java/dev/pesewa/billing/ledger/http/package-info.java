/// The proof of the books.
@NullMarked
package dev.pesewa.billing.ledger.http;

import org.jspecify.annotations.NullMarked;
