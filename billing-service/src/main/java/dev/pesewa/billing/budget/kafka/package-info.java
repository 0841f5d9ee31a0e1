/// The consumer of `pesewa.activity`: budgets and model prices.
@NullMarked
package dev.pesewa.billing.budget.kafka;

import org.jspecify.annotations.NullMarked;
