/// What public providers ask for their models, and since when. Owns the catalog that is shipped
/// with the product and the arithmetic of one request's cost. Pure Java, no clock; it depends on
/// the kernel alone, for the kinds of tokens.
///
/// Never does: store or change prices, convert currencies, guess. A model it does not know, or
/// knows without a price, has no cost: never a cost of zero.
///
/// Invariants: costs are exact (nothing is rounded); the same catalog version, model, time and
/// tokens always give the same cost.
@NullMarked
package dev.pesewa.prices;

import org.jspecify.annotations.NullMarked;
