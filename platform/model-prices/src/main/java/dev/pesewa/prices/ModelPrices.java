package dev.pesewa.prices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final CatalogSearch search;
    private final Map<PriceQuery, CatalogSearch.LookupResult> remembered =
            new ConcurrentHashMap<>();
    private final List<Stated> stated;

    ModelPrices(PriceCatalog catalog) {
        this(catalog, new CatalogSearch(catalog, List.of()), List.of());
    }

    private ModelPrices(PriceCatalog catalog, CatalogSearch search, List<StatedPrice> stated) {
        this.catalog = catalog;
        this.search = search;
        this.stated =
                stated.stream()
                        .map(price -> new Stated(price, price.rules(), price.read()))
                        .sorted(Comparator.comparing((Stated s) -> s.price().from()).reversed())
                        .toList();
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
        return new ModelPrices(catalog, search, prices.reversed());
    }

    /// The shipped catalog and these imports, the oldest first, without any stated price.
    public ModelPrices withImports(List<ImportedCatalog> imports) {
        return new ModelPrices(catalog, new CatalogSearch(catalog, imports), List.of());
    }

    /// What a public price list would add and change.
    public PriceDifference difference(List<ImportedModel> models, LocalDate today) {
        return new PriceComparison(catalog, search, today).of(models);
    }

    private record Stated(StatedPrice price, List<NameRule> rules, ModelPrice read) {}

    private record PriceQuery(String provider, String model) {}

    /// The day the catalog was read: "2026-08-21".
    public String version() {
        return catalog.version();
    }

    public LocalDate readOn() {
        return LocalDate.parse(catalog.version());
    }

    /// The price of a model at a moment; letter case does not matter. `provider` is the host that
    /// served the call; without it the name may say the host, and else the maker's own price
    /// counts. Another host's or maker's price would be a guess, so nobody else is asked.
    ///
    /// Empty: the model, or its price, is not known.
    public Optional<PriceMatch> find(@Nullable String provider, String model, Instant at) {
        CatalogSearch.LookupResult answer = answer(provider, model);
        return stated(answer, at).or(() -> ofCatalog(answer, at));
    }

    /// The same, step by step.
    public PriceExplanation explain(@Nullable String provider, String model, Instant at) {
        CatalogSearch.LookupResult answer = answer(provider, model);
        List<String> steps = new ArrayList<>(answer.name().steps());
        Optional<PriceMatch> price = stated(answer, at);
        Optional<String> reason = Optional.empty();
        if (price.isPresent()) {
            steps.add(price.get().rule() + "; an operator's price goes before the catalog");
        } else {
            answer.at(at).ifPresent(found -> steps.addAll(explained(found, at)));
            price = ofCatalog(answer, at);
            reason = price.isPresent() ? reason : Optional.of(answer.unpriced());
        }
        return new PriceExplanation(answer.host(), answer.name().maker(), steps, price, reason);
    }

    private static List<String> explained(CatalogSearch.CatalogEntry found, Instant at) {
        PriceValidity when = found.candidate().model().versionAt(at).when();
        return List.of(
                found.how(),
                "the catalog " + found.candidate().catalog() + " states it: " + when.explained());
    }

    private CatalogSearch.LookupResult answer(@Nullable String provider, String model) {
        PriceQuery asked = new PriceQuery(provider == null ? "" : provider, model);
        if (asked.provider().length() + asked.model().length() > REMEMBERED_LENGTH) {
            return search.find(asked.provider(), asked.model());
        }
        CatalogSearch.LookupResult known = remembered.get(asked);
        if (known == null) {
            known = search.find(asked.provider(), asked.model());
            if (remembered.size() >= REMEMBERED_NAMES) {
                remembered.clear();
            }
            remembered.put(asked, known);
        }
        return known;
    }

    private static Optional<PriceMatch> ofCatalog(CatalogSearch.LookupResult answer, Instant at) {
        for (CatalogSearch.CatalogEntry found : answer.found()) {
            ProviderModels.Candidate candidate = found.candidate();
            if (candidate.model().priceAt(at) instanceof ModelPrice.KnownPrice price) {
                return Optional.of(
                        new PriceMatch(
                                answer.host(),
                                candidate.model().name(),
                                candidate.explained(),
                                candidate.catalog(),
                                price));
            }
        }
        return Optional.empty();
    }

    private Optional<PriceMatch> stated(CatalogSearch.LookupResult answer, Instant at) {
        ModelName name = answer.name();
        String host = name.assumed() && answer.found().isEmpty() ? "" : answer.host();
        for (Stated one : stated) {
            if (PriceValidity.From.start(one.price().from()).holds(at) && isOfHost(one, host)) {
                for (NameRule rule : one.rules()) {
                    if (name.names().stream().anyMatch(rule::fits)) {
                        return match(one, rule);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// A price that is stated for a host is of that host's calls alone. A call of which nobody
    /// knows who served it has the price of whoever states one for its name.
    private boolean isOfHost(Stated one, String host) {
        String provider = catalog.names().canonical(one.price().provider());
        return provider.isEmpty() || host.isEmpty() || provider.equals(host);
    }

    private static Optional<PriceMatch> match(Stated one, NameRule rule) {
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
}
