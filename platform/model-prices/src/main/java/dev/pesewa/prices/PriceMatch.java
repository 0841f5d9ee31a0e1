package dev.pesewa.prices;

import java.math.BigDecimal;

/// The price that holds for a model at a moment. `rule` says in words how the model was found,
/// `catalog` is the version of the catalog it was found in.
public record PriceMatch(
        String provider, String model, String rule, String catalog, ModelPrice.KnownPrice price) {

    /// What one request cost in USD, exact to the last digit. A kind of token for which the
    /// provider states no price of its own is charged as input.
    public BigDecimal costUsd(TokenCounts tokens) {
        return price.of(tokens);
    }
}
