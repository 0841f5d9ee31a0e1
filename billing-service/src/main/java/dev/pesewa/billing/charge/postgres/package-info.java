/// Reads the log of calls; `commit.postgres` writes it.
@NullMarked
package dev.pesewa.billing.charge.postgres;

import org.jspecify.annotations.NullMarked;
