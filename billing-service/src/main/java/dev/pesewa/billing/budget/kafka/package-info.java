/// What usage-service tells: budgets and prices.
@NullMarked
package dev.pesewa.billing.budget.kafka;

import org.jspecify.annotations.NullMarked;
