/// Reads of charges.
@NullMarked
package dev.pesewa.billing.charge.postgres;

import org.jspecify.annotations.NullMarked;
