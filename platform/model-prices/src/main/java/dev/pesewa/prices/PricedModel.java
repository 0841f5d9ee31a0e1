package dev.pesewa.prices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A model of one provider: how it is recognised and what it cost over time, oldest first.
record PricedModel(String provider, String name, List<NameRule> rules, List<Version> versions) {

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
        return new PricedModel(provider, name, rules, all);
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

    record Version(PriceValidity when, ModelPrice price) {}
}
