/// Reads wallets' histories from the postings and the log of calls.
@NullMarked
package dev.pesewa.billing.simulation.postgres;

import org.jspecify.annotations.NullMarked;
