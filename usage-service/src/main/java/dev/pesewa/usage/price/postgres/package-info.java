/// The tables `model_price`, written by Panache, and `usage_repricing`, by explicit SQL.
@NullMarked
package dev.pesewa.usage.price.postgres;

import org.jspecify.annotations.NullMarked;
