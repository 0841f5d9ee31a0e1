/// What calls cost: the shipped catalog of model prices, the prices an operator states before it,
/// and pricing stored calls again. A cost that was stored is never changed; a later one is added.
@NullMarked
package dev.pesewa.usage.price;

import org.jspecify.annotations.NullMarked;
