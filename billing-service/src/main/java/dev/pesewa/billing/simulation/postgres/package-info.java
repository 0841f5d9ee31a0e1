/// The history of wallets in PostgreSQL.
@NullMarked
package dev.pesewa.billing.simulation.postgres;

import org.jspecify.annotations.NullMarked;
