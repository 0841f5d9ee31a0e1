/// Which workspaces have used up their budget of the month.
///
/// Owns the copy of those stops that billing keeps. Does not own budgets: usage-service decides
/// when one is used up and when it is raised, and publishes `BudgetStopped` and `BudgetResumed`.
///
/// Invariants: new charges and holds of a stopped workspace are rejected with `budget-exceeded`
/// until the stop's `until`, or until the budget is raised; responses that were stored under an
/// idempotency key stay as they were; a charge never waits for the database to learn of a stop.
///
/// Starts at `kafka.ActivityConsumer`; charges and holds ask `BudgetStopCache`.
@NullMarked
package dev.pesewa.billing.budget;

import org.jspecify.annotations.NullMarked;
