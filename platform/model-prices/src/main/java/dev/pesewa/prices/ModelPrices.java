package dev.pesewa.prices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The catalog of model prices. Immutable but for a bounded memory of names already looked up;
/// safe for many threads.
public final class ModelPrices {

    private static final String RESOURCE = "model-prices.tsv";

    /// Names come from outside: without a bound, made-up ones would fill the heap.
    private static final int REMEMBERED_NAMES = 10_000;

    private static final int REMEMBERED_LENGTH = 200;

    private final PriceCatalog catalog;
    private final Map<String, ProviderModels> providers = new LinkedHashMap<>();
    private final Map<PriceQuery, Optional<ProviderModels.Candidate>> remembered =
            new ConcurrentHashMap<>();
    private final List<Stated> stated;

    ModelPrices(PriceCatalog catalog) {
        this(catalog, List.of());
    }

    private ModelPrices(PriceCatalog catalog, List<StatedPrice> stated) {
        this.catalog = catalog;
        this.stated =
                stated.stream()
                        .map(price -> new Stated(price, price.rules(), price.read()))
                        .sorted(Comparator.comparing((Stated s) -> s.price().from()).reversed())
                        .toList();
        Map<String, List<PricedModel>> byProvider = new LinkedHashMap<>();
        for (PricedModel model : catalog.models()) {
            byProvider.computeIfAbsent(model.provider(), _ -> new ArrayList<>()).add(model);
        }
        Set<String> order = new LinkedHashSet<>(catalog.order());
        order.addAll(byProvider.keySet());
        for (String provider : order) {
            providers.put(
                    provider, new ProviderModels(byProvider.getOrDefault(provider, List.of())));
        }
    }

    /// The catalog shipped with the product.
    public static ModelPrices load() {
        try (InputStream text = ModelPrices.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException("The model prices are not on the class path.");
            }
            return new ModelPrices(
                    PriceCatalog.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same catalog behind these prices, the last stated first among those of one day.
    public ModelPrices with(List<StatedPrice> prices) {
        return new ModelPrices(catalog, prices.reversed());
    }

    private record Stated(StatedPrice price, List<NameRule> rules, ModelPrice read) {}

    /// The day the catalog was read: "2026-08-21".
    public String version() {
        return catalog.version();
    }

    /// The price of a model at a moment; letter case does not matter. Without a provider,
    /// `maker/model` is asked of that maker; then the makers of models are asked, then the hosts
    /// (the catalog's `order`), then everyone else. The first provider that knows the name
    /// answers: when it states no price, nobody else is asked, because another provider's price
    /// would be a guess.
    ///
    /// Empty: the model, or its price, is not known.
    public Optional<PriceMatch> find(@Nullable String provider, String model, Instant at) {
        PriceQuery asked = new PriceQuery(provider == null ? "" : provider, model);
        if (!stated.isEmpty()) {
            List<String> names = names(asked);
            String from = provider(asked);
            for (Stated one : stated) {
                if (holds(one, from, names, at)) {
                    return matchOfStated(one, names);
                }
            }
        }
        return candidate(asked).flatMap(found -> match(found, at));
    }

    private PriceQuery plain(PriceQuery asked) {
        String provider = asked.provider().isEmpty() ? "" : canonical(asked.provider());
        return new PriceQuery(provider, lower(asked.model()));
    }

    /// Who provides the model: whoever is named, else whoever the catalog says; empty when it does
    /// not know the model, and then a price that is stated for anybody is of that one.
    private String provider(PriceQuery asked) {
        PriceQuery plain = plain(asked);
        if (!plain.provider().isEmpty()) {
            return plain.provider();
        }
        return candidate(asked)
                .map(found -> found.model().provider())
                .orElseGet(() -> maker(plain));
    }

    /// The maker in `maker/model`, if the catalog knows such a one.
    private String maker(PriceQuery plain) {
        int slash = plain.model().indexOf('/');
        String maker = canonical(plain.model().substring(0, Math.max(0, slash)));
        return providers.containsKey(maker) ? maker : "";
    }

    /// What the model is called: as it was asked for, and without its maker.
    private List<String> names(PriceQuery asked) {
        PriceQuery plain = plain(asked);
        boolean byMaker = plain.provider().isEmpty() && !maker(plain).isEmpty();
        return byMaker
                ? List.of(plain.model(), plain.model().substring(plain.model().indexOf('/') + 1))
                : List.of(plain.model());
    }

    private boolean holds(Stated one, String asked, List<String> names, Instant at) {
        String provider = canonical(one.price().provider());
        return new PriceValidity.From(one.price().from()).holds(at)
                && (asked.isEmpty() || provider.isEmpty() || provider.equals(asked))
                && one.rules().stream().anyMatch(rule -> names.stream().anyMatch(rule::fits));
    }

    private Optional<PriceMatch> matchOfStated(Stated one, List<String> names) {
        NameRule rule =
                one.rules().stream()
                        .filter(each -> names.stream().anyMatch(each::fits))
                        .findFirst()
                        .orElseThrow();
        StatedPrice price = one.price();
        return switch (one.read()) {
            case ModelPrice.Unknown() -> Optional.empty();
            case ModelPrice.KnownPrice known ->
                    Optional.of(
                            new PriceMatch(
                                    price.provider(),
                                    price.model(),
                                    "stated for " + price.model() + ": " + rule.explained(),
                                    "stated from " + price.from(),
                                    known));
        };
    }

    private Optional<PriceMatch> match(ProviderModels.Candidate found, Instant at) {
        PricedModel model = found.model();
        return switch (model.priceAt(at)) {
            case ModelPrice.Unknown() -> Optional.empty();
            case ModelPrice.KnownPrice price ->
                    Optional.of(
                            new PriceMatch(
                                    model.provider(), model.name(), said(found), version(), price));
        };
    }

    private static String said(ProviderModels.Candidate found) {
        PricedModel model = found.model();
        return model.provider() + "/" + model.name() + ": " + found.rule().explained();
    }

    private Optional<ProviderModels.Candidate> candidate(PriceQuery asked) {
        if (asked.provider().length() + asked.model().length() > REMEMBERED_LENGTH) {
            return search(plain(asked));
        }
        Optional<ProviderModels.Candidate> known = remembered.get(asked);
        if (known == null) {
            known = search(plain(asked));
            if (remembered.size() >= REMEMBERED_NAMES) {
                remembered.clear();
            }
            remembered.put(asked, known);
        }
        return known;
    }

    private Optional<ProviderModels.Candidate> search(PriceQuery asked) {
        if (!asked.provider().isEmpty()) {
            return within(asked.provider(), asked.model());
        }
        int slash = asked.model().indexOf('/');
        String maker = canonical(asked.model().substring(0, Math.max(0, slash)));
        return within(maker, asked.model().substring(slash + 1)).or(() -> anywhere(asked.model()));
    }

    private Optional<ProviderModels.Candidate> within(String provider, String model) {
        return Optional.ofNullable(providers.get(provider)).flatMap(models -> models.find(model));
    }

    private Optional<ProviderModels.Candidate> anywhere(String model) {
        return providers.values().stream()
                .flatMap(models -> models.find(model).stream())
                .findFirst();
    }

    private String canonical(String provider) {
        String name = lower(provider).replace('_', '-');
        String spelled = catalog.aliases().getOrDefault(name, name);
        return providers.containsKey(spelled) ? spelled : lower(provider);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private record PriceQuery(String provider, String model) {}
}
