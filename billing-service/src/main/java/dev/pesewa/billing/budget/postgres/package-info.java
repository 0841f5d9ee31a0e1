/// The table `budget_stop`, by explicit SQL: the consumer writes it together with other rows.
@NullMarked
package dev.pesewa.billing.budget.postgres;

import org.jspecify.annotations.NullMarked;
