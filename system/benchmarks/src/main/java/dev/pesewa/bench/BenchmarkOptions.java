package dev.pesewa.bench;

import dev.pesewa.local.LocalException;
import java.util.List;
import java.util.Set;

/// What was asked for: `KIND [--json]`.
record BenchmarkOptions(String kind, boolean json) {

    private static final String JSON = "--json";

    /// Refuses anything but one of `kinds`, with or without `--json`.
    static BenchmarkOptions parse(List<String> words, Set<String> kinds) {
        List<String> named = words.stream().filter(word -> !word.equals(JSON)).toList();
        if (named.size() != 1 || !kinds.contains(named.getFirst())) {
            String refused =
                    named.isEmpty() ? "" : "There is no bench " + String.join(" ", named) + ". ";
            throw new LocalException(
                    refused + "./pesewa bench " + String.join("|", kinds) + " [" + JSON + "]");
        }
        return new BenchmarkOptions(named.getFirst(), words.contains(JSON));
    }
}
