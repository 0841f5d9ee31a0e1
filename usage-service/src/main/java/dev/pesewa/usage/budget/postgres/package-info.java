/// The tables `budget` and `budget_alert`.
@NullMarked
package dev.pesewa.usage.budget.postgres;

import org.jspecify.annotations.NullMarked;
