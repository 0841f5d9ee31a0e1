package dev.pesewa.prices;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// What a model costs from one moment to the next.
sealed interface ModelPrice {

    sealed interface KnownPrice extends ModelPrice {
        /// USD for one request, exact. Empty when it has tokens of a kind that has no price.
        Optional<BigDecimal> of(Tokens tokens);
    }

    /// USD per million tokens of each kind, and USD per thousand requests.
    record PerTokenPrice(Map<TokenKind, TieredRate> rates, BigDecimal requests)
            implements KnownPrice {

        private static final int MILLION = 6;
        private static final int THOUSAND = 3;

        public PerTokenPrice {
            rates = Map.copyOf(rates);
        }

        @Override
        public Optional<BigDecimal> of(Tokens tokens) {
            long size = tokens.totalRead();
            BigDecimal millionths = BigDecimal.ZERO;
            for (TokenKind kind : TokenKind.ALL) {
                TieredRate rate = rates.get(kind);
                if (rate != null) {
                    BigDecimal count = BigDecimal.valueOf(tokens.of(kind));
                    millionths = millionths.add(rate.at(size).multiply(count));
                } else if (tokens.of(kind) > 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    millionths.movePointLeft(MILLION).add(requests.movePointLeft(THOUSAND)));
        }
    }

    /// Known to cost nothing.
    record Free() implements KnownPrice {
        @Override
        public Optional<BigDecimal> of(Tokens tokens) {
            return Optional.of(BigDecimal.ZERO);
        }
    }

    /// The model is listed, its price is not.
    record Unknown() implements ModelPrice {}
}
