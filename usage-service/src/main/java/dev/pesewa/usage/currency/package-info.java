/// Owns the currencies of answers: the exchange rates that billing-service publishes, and how a
/// cost comes to be in the currency that is asked for. Example: a workspace in EUR has a day with
/// 0.125 EUR that were stated in EUR and 2 USD by model prices; at 0.80 EUR for a dollar the day
/// cost 1.725 EUR.
///
/// Does not own the rates (billing), nor the sums (`rollup`).
///
/// Invariants: an amount that was stated in the workspace's currency is never converted to show it
/// in that currency, so it is exact; every other cost is converted by the rate of its day as known
/// now; a day without a rate is an error that names the currency, and its cost is never shown in
/// another one.
///
/// Starts at `ExchangeRateConsumer` for rates, and at `CurrentExchangeRates.report` for answers.
@NullMarked
package dev.pesewa.usage.currency;

import org.jspecify.annotations.NullMarked;
