package dev.pesewa.prices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the catalog says of providers: how each is spelled, which models a maker's names start
/// with, and who asks the maker's list price. Makers sell their models themselves; every other
/// provider is a host of models of many makers. The order of makers does not matter.
record ProviderNames(
        Map<String, String> aliases,
        Set<String> proxies,
        Map<String, String> makersByStart,
        List<ListPrice> listPrices,
        Set<String> hosts) {

    /// `host` asks what `maker` asks, for the models whose names start so.
    record ListPrice(String host, String maker, List<String> starts) {}

    ProviderNames {
        aliases = Map.copyOf(aliases);
        proxies = Set.copyOf(proxies);
        listPrices = List.copyOf(listPrices);
        hosts = Set.copyOf(hosts);
    }

    /// The catalog's spelling: `Bedrock` is `aws`; an unknown name stays as it is.
    String canonical(String provider) {
        String name = provider.strip().toLowerCase(Locale.ROOT);
        String dashed = name.replace('_', '-');
        return aliases.getOrDefault(dashed, aliases.getOrDefault(name, name));
    }

    boolean isProxy(String provider) {
        return proxies.contains(provider.replace('_', '-'));
    }

    boolean isMaker(String provider) {
        return makersByStart.containsValue(provider);
    }

    /// The same, with hosts that only an import knows.
    ProviderNames with(Set<String> more) {
        Set<String> all = new HashSet<>(hosts);
        all.addAll(more);
        return new ProviderNames(aliases, proxies, makersByStart, listPrices, all);
    }

    /// Whose model it is by the start of its name: `claude-opus-5` is anthropic's.
    Optional<String> makerOf(String model) {
        return makersByStart.entrySet().stream()
                .filter(maker -> startsWithWord(model, maker.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Whose list price the host asks for the model.
    Optional<String> listPriceOf(String host, String model) {
        return listPrices.stream()
                .filter(price -> price.host().equals(host))
                .filter(price -> price.starts().stream().anyMatch(model::startsWith))
                .map(ListPrice::maker)
                .findFirst();
    }

    private static boolean startsWithWord(String name, String start) {
        return name.startsWith(start)
                && (name.length() == start.length()
                        || !Character.isLetterOrDigit(start.charAt(start.length() - 1))
                        || !Character.isLetterOrDigit(name.charAt(start.length())));
    }

    static final class ProviderNamesBuilder {

        private final Map<String, String> aliases = new HashMap<>();
        private final Set<String> proxies = new HashSet<>();
        private final Map<String, String> makers = new LinkedHashMap<>();
        private final List<ListPrice> listPrices = new ArrayList<>();

        /// Whether the line was understood.
        boolean add(String[] columns) {
            List<String> words = PriceCatalog.words(columns[columns.length - 1]);
            switch (columns[0] + columns.length) {
                case "alias2" -> aliases.put(words.getFirst(), words.getLast());
                case "proxy2" -> proxies.addAll(words);
                case "maker3" -> words.forEach(start -> makers.put(start, columns[1]));
                case "list-price4" -> listPrices.add(new ListPrice(columns[1], columns[2], words));
                default -> {
                    return false;
                }
            }
            return true;
        }

        /// `hosts`: everyone whose prices are stated.
        ProviderNames done(Set<String> hosts) {
            return new ProviderNames(aliases, proxies, makers, listPrices, hosts);
        }
    }
}
