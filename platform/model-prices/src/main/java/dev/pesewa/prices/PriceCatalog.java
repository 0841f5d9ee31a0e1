package dev.pesewa.prices;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.prices.PricedModel.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalog's text, read. The head of `model-prices.tsv` explains the format. A line that is
/// not understood stops the program: half a price list is worse than none.
record PriceCatalog(String version, ProviderNames names, List<PricedModel> models) {

    private static final int COLUMNS = 5;

    private static final int DIGITS = 20;

    /// Prices of images are stated, whether or not events count tokens of images apart.
    private static final Set<String> PRICE_NAMES =
            Stream.concat(
                            TokenKind.ALL.stream().map(TokenKind::priceName),
                            Stream.of("image", "imageout"))
                    .collect(Collectors.toUnmodifiableSet());

    PriceCatalog {
        models = List.copyOf(models);
    }

    static PriceCatalog parse(String text) {
        Reading reading = new Reading();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(reading::add);
        return reading.done();
    }

    private static final class Reading {

        private final List<PricedModel> models = new ArrayList<>();
        private final ProviderNames.Reading names = new ProviderNames.Reading();
        private @Nullable String version;

        void add(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length == COLUMNS) {
                addModel(columns);
                return;
            }
            if (columns[0].equals("version")) {
                version = columns[1];
            } else if (!names.add(columns)) {
                throw new IllegalArgumentException("Not understood: " + line);
            }
        }

        private void addModel(String[] columns) {
            Version read = new Version(PriceValidity.parse(columns[3]), price(columns[4]));
            if (columns[1].isEmpty()) {
                models.addLast(models.removeLast().and(read));
                return;
            }
            List<NameRule> rules =
                    words(columns[2]).stream()
                            .map(rule -> NameRule.parse(rule, columns[1]))
                            .toList();
            models.add(new PricedModel(columns[0], columns[1], rules, List.of(read)));
        }

        PriceCatalog done() {
            if (version == null) {
                throw new IllegalArgumentException("The catalog has no version.");
            }
            Set<String> providers =
                    models.stream().map(PricedModel::provider).collect(Collectors.toSet());
            return new PriceCatalog(version, names.done(providers), models);
        }
    }

    static ModelPrice price(String text) {
        return switch (text) {
            case "free" -> new ModelPrice.Free();
            case "?" -> new ModelPrice.Unknown();
            default -> charged(text);
        };
    }

    private static ModelPrice charged(String text) {
        Map<String, TieredRate> rates = new HashMap<>();
        for (String part : words(text)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not understood: " + part);
            }
            rates.put(part.substring(0, equals), rate(part.substring(equals + 1)));
        }
        if (!rates.containsKey(TokenKind.INPUT.priceName())) {
            throw new IllegalArgumentException("No price of input: " + text);
        }
        TieredRate requests = rates.remove("requests");
        Map<TokenKind, TieredRate> byKind = byKind(rates);
        rates.keySet().removeAll(PRICE_NAMES);
        if (!rates.isEmpty()) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        return new ModelPrice.PerTokenPrice(
                byKind, requests == null ? BigDecimal.ZERO : requests.base());
    }

    private static Map<TokenKind, TieredRate> byKind(Map<String, TieredRate> stated) {
        Map<TokenKind, TieredRate> rates = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.ALL) {
            Stream.concat(Stream.of(kind), kind.pricedLike().stream())
                    .map(each -> stated.get(each.priceName()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(rate -> rates.put(kind, rate));
        }
        return rates;
    }

    private static TieredRate rate(String text) {
        List<String> parts = List.of(text.split(">", -1));
        List<TieredRate.Tier> tiers = new ArrayList<>();
        for (String tier : parts.subList(1, parts.size())) {
            int colon = tier.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("Not understood: >" + tier);
            }
            tiers.add(
                    new TieredRate.Tier(
                            Long.parseLong(tier.substring(0, colon)),
                            amount(tier.substring(colon + 1))));
        }
        return new TieredRate(amount(parts.getFirst()), tiers);
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() < 0 || amount.precision() > DIGITS) {
            throw new IllegalArgumentException("Not a price: " + text);
        }
        return amount;
    }

    static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
