package dev.pesewa.prices;

import java.util.List;
import java.util.Optional;

/// A model's name, read. `host` serves the model and asks the price; empty: nobody is named.
/// `assumed`: neither the caller nor the name says the host, it is taken to be the maker itself.
/// `names` are what the host may call the model, the closest first. `steps` say in words how it
/// was read. `problem`: why no price can be right.
record ModelName(
        String host,
        boolean assumed,
        String maker,
        List<String> names,
        List<String> steps,
        Optional<String> problem) {

    ModelName {
        names = List.copyOf(names);
        steps = List.copyOf(steps);
    }
}
