/// The tables of purchases and of what providers told us.
@NullMarked
package dev.pesewa.billing.purchase.postgres;

import org.jspecify.annotations.NullMarked;
