/// Workspaces' choices in PostgreSQL.
@NullMarked
package dev.pesewa.billing.privacy.postgres;

import org.jspecify.annotations.NullMarked;
