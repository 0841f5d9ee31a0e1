package dev.pesewa.prices;

import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import java.util.Optional;

/// The price that holds for a model at a moment. `rule` says in words how the model was found,
/// `catalog` is the version of the catalog it was found in.
public record PriceMatch(
        String provider, String model, String rule, String catalog, ModelPrice.KnownPrice price) {

    /// What one request cost in USD, exact to the last digit. A kind of token for which the
    /// provider states no price of its own costs what `TokenKind.pricedLike` says; empty when
    /// nothing is said, because another kind's price would be a guess (I8).
    public Optional<BigDecimal> costUsd(Tokens tokens) {
        return price.of(tokens);
    }
}
