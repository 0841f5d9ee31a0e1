/// The proof of the books over HTTP.
@NullMarked
package dev.pesewa.billing.ledger.http;

import org.jspecify.annotations.NullMarked;
