/// Exchange rates in PostgreSQL.
@NullMarked
package dev.pesewa.billing.fx.postgres;

import org.jspecify.annotations.NullMarked;
