/// Reads exchange rates from `pesewa.activity`.
@NullMarked
package dev.pesewa.usage.currency.kafka;

import org.jspecify.annotations.NullMarked;
