package dev.pesewa.prices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A model of one provider: how it is recognised and what it cost over time, oldest first.
record PricedModel(
        String provider, String name, String match, List<NameRule> rules, List<Version> versions) {

    PricedModel {
        rules = List.copyOf(rules);
        versions = List.copyOf(versions);
        if (!(versions.getFirst().when() instanceof PriceValidity.Always)) {
            throw new IllegalArgumentException(name + " has a time without a price.");
        }
    }

    PricedModel and(Version later) {
        List<Version> all = new ArrayList<>(versions);
        all.add(later);
        return new PricedModel(provider, name, match, rules, all);
    }

    ModelPrice priceAt(Instant at) {
        return versionAt(at).price();
    }

    Version versionAt(Instant at) {
        return versions.reversed().stream()
                .filter(version -> version.when().holds(at))
                .findFirst()
                .orElseThrow();
    }

    /// `text`: the price as the catalog writes it.
    record Version(PriceValidity when, ModelPrice price, String text) {
        static Version parse(String when, String price) {
            return new Version(PriceValidity.parse(when), PriceText.parse(price), price);
        }
    }
}
