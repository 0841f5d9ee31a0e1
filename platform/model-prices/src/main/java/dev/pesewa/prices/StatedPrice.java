package dev.pesewa.prices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A price that whoever runs the product states for a model; it goes before the catalog that is
/// shipped. `provider` empty: whoever provides it. `match` and `price` as in the catalog's file
/// (`^gpt-5&*mini =gpt-5-mini`, `in=1.25 cached=0.125 out=10`), `from` that day on, in UTC.
public record StatedPrice(
        String provider, String model, String match, LocalDate from, String price) {

    /// Throws `IllegalArgumentException`, which says what is not understood.
    public StatedPrice {
        if (match.isBlank()) {
            throw new IllegalArgumentException("A rule is needed.");
        }
        rules(match, model);
        PriceText.parse(price);
    }

    List<NameRule> rules() {
        return rules(match, model);
    }

    private static List<NameRule> rules(String match, String model) {
        return Stream.of(match.split(" ", -1))
                .filter(rule -> !rule.isEmpty())
                .map(rule -> NameRule.parse(rule, model.toLowerCase(Locale.ROOT)))
                .toList();
    }

    ModelPrice read() {
        return PriceText.parse(price);
    }
}
