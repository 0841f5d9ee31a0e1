package dev.pesewa.prices;

import java.math.BigDecimal;

/// What a model costs from one moment to the next.
sealed interface ModelPrice {

    sealed interface KnownPrice extends ModelPrice {
        /// USD for one request, exact.
        BigDecimal of(TokenCounts tokens);
    }

    /// USD per million tokens of each kind, and USD per thousand requests.
    record PerTokenPrice(
            TieredRate input,
            TieredRate cachedInput,
            TieredRate cacheWrite,
            TieredRate output,
            Sound sound,
            BigDecimal requests)
            implements KnownPrice {

        private static final int MILLION = 6;
        private static final int THOUSAND = 3;

        @Override
        public BigDecimal of(TokenCounts tokens) {
            long size = tokens.totalInput();
            BigDecimal millionths =
                    times(tokens.input(), input, size)
                            .add(times(tokens.cachedInput(), cachedInput, size))
                            .add(times(tokens.cacheWrite(), cacheWrite, size))
                            .add(times(tokens.output(), output, size))
                            .add(times(tokens.audio().input(), sound.input(), size))
                            .add(times(tokens.audio().cachedInput(), sound.cachedInput(), size))
                            .add(times(tokens.audio().output(), sound.output(), size));
            return millionths.movePointLeft(MILLION).add(requests.movePointLeft(THOUSAND));
        }

        private static BigDecimal times(long count, TieredRate rate, long size) {
            return rate.at(size).multiply(BigDecimal.valueOf(count));
        }
    }

    /// USD per million tokens of sound.
    record Sound(TieredRate input, TieredRate cachedInput, TieredRate output) {}

    /// KnownPrice to cost nothing.
    record Free() implements KnownPrice {
        @Override
        public BigDecimal of(TokenCounts tokens) {
            return BigDecimal.ZERO;
        }
    }

    /// The model is listed, its price is not.
    record Unknown() implements ModelPrice {}
}
