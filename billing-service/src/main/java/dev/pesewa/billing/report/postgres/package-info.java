/// Sums over the log of calls.
@NullMarked
package dev.pesewa.billing.report.postgres;

import org.jspecify.annotations.NullMarked;
