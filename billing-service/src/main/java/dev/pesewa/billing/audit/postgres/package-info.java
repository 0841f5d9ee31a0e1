/// Audits in PostgreSQL.
@NullMarked
package dev.pesewa.billing.audit.postgres;

import org.jspecify.annotations.NullMarked;
