/// The stated model prices in PostgreSQL.
@NullMarked
package dev.pesewa.billing.call.postgres;

import org.jspecify.annotations.NullMarked;
