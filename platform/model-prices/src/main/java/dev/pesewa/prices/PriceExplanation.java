package dev.pesewa.prices;

import java.util.List;
import java.util.Optional;

/// How a model's price was found, step by step. `host` serves the model and asks the price, and
/// `maker` made it; each is empty when nobody says who that is. Without a `match` the model is
/// unpriced, and `reason` says why.
public record PriceExplanation(
        String host,
        String maker,
        List<String> steps,
        Optional<PriceMatch> match,
        Optional<String> reason) {

    public PriceExplanation {
        steps = List.copyOf(steps);
    }
}
