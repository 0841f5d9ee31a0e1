/// Sums over charges in PostgreSQL.
@NullMarked
package dev.pesewa.billing.report.postgres;

import org.jspecify.annotations.NullMarked;
