/// Owns the budgets: what a workspace wants to spend in a month at most. Publishes an alert for
/// each threshold that is reached, and when a hard stop begins and ends. Example: a budget of 200
/// EUR with thresholds 50 and 100; an alert at 100 EUR, one at 200 EUR, and the hard stop with it.
///
/// Does not own what was spent (`rollup`), nor refusing calls: billing does that by the events.
///
/// Invariants: a threshold of an amount is reported once a month; alerts, their events and up to
/// which usage a budget was evaluated are one transaction (I6).
///
/// Starts at `BudgetResource` for people; `EvaluateBudgets.evaluateDue` runs once a second.
@NullMarked
package dev.pesewa.usage.budget;

import org.jspecify.annotations.NullMarked;
