/// `/api/usage/budgets`: a workspace's budget beside what was spent of it.
@NullMarked
package dev.pesewa.usage.budget.http;

import org.jspecify.annotations.NullMarked;
