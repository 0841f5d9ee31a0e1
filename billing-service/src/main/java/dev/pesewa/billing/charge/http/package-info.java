/// Charges, checks, balances, grants, the trial and transactions over HTTP.
@NullMarked
package dev.pesewa.billing.charge.http;

import org.jspecify.annotations.NullMarked;
