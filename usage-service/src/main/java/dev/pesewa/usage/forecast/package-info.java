/// Owns the forecast: what a month is going to cost, from what each hour of each weekday cost
/// before. Example: on the 10th 40 USD are spent, the 20 days left cost 4 USD each in earlier
/// weeks; the forecast is 120 USD.
///
/// Does not own costs (`rollup`), and decides nothing: budgets count only what was really spent.
///
/// Invariants: only hours that are over are looked at; the same method is tried on earlier months,
/// and the answer says how far it was from the truth there.
///
/// Starts at `ForecastResource`; `Forecast.of` is pure.
@NullMarked
package dev.pesewa.usage.forecast;

import org.jspecify.annotations.NullMarked;
