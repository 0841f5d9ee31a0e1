package dev.pesewa.prices;

import dev.pesewa.prices.PricedModel.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalog's text, read. The head of `model-prices.tsv` explains the format. A line that is
/// not understood stops the program: half a price list is worse than none.
/// `corrections`: prices that the source states wrongly, by `provider/model`.
record PriceCatalog(
        String version,
        ProviderNames names,
        Map<String, List<String>> corrections,
        List<PricedModel> models) {

    private static final int COLUMNS = 5;

    PriceCatalog {
        corrections = Map.copyOf(corrections);
        models = List.copyOf(models);
    }

    /// Rows of models alone, as an import stores them.
    static List<PricedModel> rows(String text) {
        Reading reading = new Reading();
        text.lines().forEach(reading::add);
        return reading.models;
    }

    static PriceCatalog parse(String text) {
        Reading reading = new Reading();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(reading::add);
        return reading.done();
    }

    private static final class Reading {

        private final List<PricedModel> models = new ArrayList<>();
        private final ProviderNames.ProviderNamesBuilder names =
                new ProviderNames.ProviderNamesBuilder();
        private final Map<String, List<String>> corrections = new HashMap<>();
        private @Nullable String version;

        void add(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length == COLUMNS) {
                addModel(columns);
                return;
            }
            if (columns[0].equals("version")) {
                version = columns[1];
            } else if (columns[0].equals("corrected")) {
                String model = columns[1] + "/" + columns[2];
                corrections.computeIfAbsent(model, _ -> new ArrayList<>()).add(columns[3]);
            } else if (!names.add(columns)) {
                throw new IllegalArgumentException("Not understood: " + line);
            }
        }

        private void addModel(String[] columns) {
            Version read = Version.parse(columns[3], columns[4]);
            if (columns[1].isEmpty()) {
                models.addLast(models.removeLast().and(read));
                return;
            }
            List<NameRule> rules =
                    words(columns[2]).stream()
                            .map(rule -> NameRule.parse(rule, columns[1]))
                            .toList();
            models.add(new PricedModel(columns[0], columns[1], columns[2], rules, List.of(read)));
        }

        PriceCatalog done() {
            if (version == null) {
                throw new IllegalArgumentException("The catalog has no version.");
            }
            Set<String> providers =
                    models.stream().map(PricedModel::provider).collect(Collectors.toSet());
            return new PriceCatalog(version, names.done(providers), corrections, models);
        }
    }

    static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
