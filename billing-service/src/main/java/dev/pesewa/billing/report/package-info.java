/// What calls have brought in and cost: margins per feature for operators, usage for workspaces.
@NullMarked
package dev.pesewa.billing.report;

import org.jspecify.annotations.NullMarked;
