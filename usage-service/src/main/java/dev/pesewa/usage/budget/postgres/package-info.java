/// The tables of budgets and alerts.
@NullMarked
package dev.pesewa.usage.budget.postgres;

import org.jspecify.annotations.NullMarked;
