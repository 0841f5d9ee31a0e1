/// The table of stops.
@NullMarked
package dev.pesewa.billing.budget.postgres;

import org.jspecify.annotations.NullMarked;
