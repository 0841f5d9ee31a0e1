/// The tables of stated prices and repriced events.
@NullMarked
package dev.pesewa.usage.price.postgres;

import org.jspecify.annotations.NullMarked;
