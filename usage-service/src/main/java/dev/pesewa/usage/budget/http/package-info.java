/// The door to budgets.
@NullMarked
package dev.pesewa.usage.budget.http;

import org.jspecify.annotations.NullMarked;
