/// The tables `purchase`, `payment_event` and `payment_verdict`, by explicit SQL because they are
/// money.
@NullMarked
package dev.pesewa.billing.purchase.postgres;

import org.jspecify.annotations.NullMarked;
