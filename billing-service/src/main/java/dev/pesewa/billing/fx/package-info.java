/// Exchange rates of the dollar. Example: 15.80 GHS from 21 November 2026 on.
///
/// Owns the rates, the days from which they are in force, and the rules by which a quote of a live
/// source becomes a rate (`QuoteRules`, docs/exchange-rates.md). Does not own costs: a call's cost
/// is multiplied in `call.Costing`.
///
/// Invariants: rates are only ever added, and a charge keeps the rate that it used; a currency
/// without a rate has none, because no rate is ever guessed; on one day an operator's rate has
/// precedence over a live one.
///
/// Starts at `http.FxResource.put` for operators and at `FetchLiveRates` for a live source;
/// everyone else asks `ExchangeRateCache`.
@NullMarked
package dev.pesewa.billing.fx;

import org.jspecify.annotations.NullMarked;
