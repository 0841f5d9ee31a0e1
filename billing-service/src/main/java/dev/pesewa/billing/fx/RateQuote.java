package dev.pesewa.billing.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a live source says of a currency, before `QuoteRules` judges it.
public sealed interface RateQuote {

    String currency();

    /// Units of the currency for a dollar, a number of any size. `of` is the day of the quote, null
    /// when the source does not give it.
    record Quote(String currency, BigDecimal perUsd, @Nullable LocalDate of) implements RateQuote {

        /// The decimals that are stored of a rate.
        private static final int DECIMALS = 6;

        private static final int LARGEST_SCALE = 12;
        private static final int LARGEST_PRECISION = 20;

        /// An operator cannot put larger ones either.
        private static final int WHOLE_DIGITS = 9;

        /// Whether it can be a rate at all. Before this is known, the number is neither computed
        /// with nor written out: `1e999999999` has a thousand million digits.
        public boolean plausible() {
            return perUsd.signum() > 0
                    && perUsd.scale() <= LARGEST_SCALE
                    && perUsd.precision() <= LARGEST_PRECISION
                    && (long) perUsd.precision() - perUsd.scale() <= WHOLE_DIGITS
                    && kept().signum() > 0;
        }

        /// The rate as it is stored. Only for a plausible quote.
        public BigDecimal kept() {
            return perUsd.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        }
    }

    /// The source gave no rate; `why` is for the log.
    record Missing(String currency, String why) implements RateQuote {}
}
