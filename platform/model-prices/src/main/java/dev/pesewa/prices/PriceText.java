package dev.pesewa.prices;

import dev.pesewa.kernel.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A price as the catalog writes it: `in=3>200000:6 out=15`, `free`, or `?`.
final class PriceText {

    static final String FREE = "free";
    static final String UNKNOWN = "?";

    private static final String REQUESTS = "requests";

    private static final int DIGITS = 20;

    /// Prices of images are stated, whether or not events count tokens of images apart.
    private static final Set<String> NAMES =
            Stream.concat(
                            TokenKind.ALL.stream().map(TokenKind::priceName),
                            Stream.of("image", "cachedimage", "imageout", REQUESTS))
                    .collect(Collectors.toUnmodifiableSet());

    private PriceText() {}

    static ModelPrice parse(String text) {
        return switch (text) {
            case FREE -> new ModelPrice.Free();
            case UNKNOWN -> new ModelPrice.Unknown();
            default -> charged(text);
        };
    }

    /// What is stated, by its name, each as it is written.
    static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : PriceCatalog.words(text)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not understood: " + part);
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return parts;
    }

    static Map<String, TieredRate> rates(String text) {
        Map<String, TieredRate> rates = new LinkedHashMap<>();
        parts(text).forEach((name, rate) -> rates.put(name, rate(rate)));
        return rates;
    }

    private static ModelPrice charged(String text) {
        Map<String, TieredRate> rates = rates(text);
        if (!rates.containsKey(TokenKind.INPUT.priceName())) {
            throw new IllegalArgumentException("No price of input: " + text);
        }
        if (!NAMES.containsAll(rates.keySet())) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        TieredRate requests = rates.get(REQUESTS);
        return new ModelPrice.PerTokenPrice(
                byKind(rates), requests == null ? BigDecimal.ZERO : requests.base());
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
}
