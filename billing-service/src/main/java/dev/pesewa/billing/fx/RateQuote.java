package dev.pesewa.billing.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a source says of a currency, before anyone has judged it.
public sealed interface RateQuote {

    String currency();

    /// A number of any size: units of the currency for a dollar. `of` is the day it is of, if the
    /// source says so.
    record Quote(String currency, BigDecimal perUsd, @Nullable LocalDate of) implements RateQuote {

        /// As many decimals as are kept of a rate.
        private static final int DECIMALS = 6;

        private static final int LARGEST_SCALE = 12;
        private static final int LARGEST_PRECISION = 20;

        /// An operator cannot put larger ones either.
        private static final int WHOLE_DIGITS = 9;

        /// Whether it can be a rate at all. Until then nothing is computed with it or written of
        /// it: `1e999999999` is a number of a thousand million digits.
        public boolean plausible() {
            return perUsd.signum() > 0
                    && perUsd.scale() <= LARGEST_SCALE
                    && perUsd.precision() <= LARGEST_PRECISION
                    && (long) perUsd.precision() - perUsd.scale() <= WHOLE_DIGITS
                    && kept().signum() > 0;
        }

        /// As it is kept. Only of a plausible one.
        public BigDecimal kept() {
            return perUsd.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        }
    }

    /// Nothing, and why, in words for the log.
    record Nothing(String currency, String why) implements RateQuote {}
}
