/// Owns what a call costs: the catalog of model prices that is shipped, the prices that operators
/// state before it, and pricing stored calls again. Example: a call of an unknown model is stored
/// without a cost; an operator states the model's price; `RepriceEvents` adds the cost.
///
/// Does not own the rules of the catalog (`platform/model-prices`), nor what credits cost
/// (billing).
///
/// Invariants: a cost is never guessed (I8); a cost that was stored is never changed, a later one
/// is added beside it; a price that was stated is never changed, a later one counts in its place.
///
/// Starts at `CallPricing` for events that come in, at `ModelPriceResource` and `RepriceResource`
/// for operators.
@NullMarked
package dev.pesewa.usage.price;

import org.jspecify.annotations.NullMarked;
