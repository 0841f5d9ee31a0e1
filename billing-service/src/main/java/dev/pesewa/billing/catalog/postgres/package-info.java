/// Versions of the catalog in PostgreSQL.
@NullMarked
package dev.pesewa.billing.catalog.postgres;

import org.jspecify.annotations.NullMarked;
