/// Exchange rates of the dollar, with the days from which they hold. Rates are
/// only ever added; a charge keeps the one it used. Never guesses: a currency without a rate has
/// none. A rate is put by an operator, or read from a live source when one is configured
/// (docs/exchange-rates.md); on the same day the operator's holds.
@NullMarked
package dev.pesewa.billing.fx;

import org.jspecify.annotations.NullMarked;
