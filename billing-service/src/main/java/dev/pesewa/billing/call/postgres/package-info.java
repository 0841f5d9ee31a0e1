/// The table of stated prices.
@NullMarked
package dev.pesewa.billing.call.postgres;

import org.jspecify.annotations.NullMarked;
