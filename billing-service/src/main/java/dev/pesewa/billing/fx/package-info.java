/// Exchange rates of the dollar, with the days from which they hold. Rates are only ever added; a
/// charge keeps the one it used. Never guesses: a currency without a rate has none.
@NullMarked
package dev.pesewa.billing.fx;

import org.jspecify.annotations.NullMarked;
