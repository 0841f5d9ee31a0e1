/// The table `exchange_rate`.
@NullMarked
package dev.pesewa.usage.currency.postgres;

import org.jspecify.annotations.NullMarked;
