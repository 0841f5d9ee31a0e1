package dev.pesewa.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks a model up in the catalogs, the newest first, at its host alone. A name without a host is
/// found only when one provider alone lists it: of several prices none is right by more than
/// chance.
final class CatalogSearch {

    private static final String OPENROUTER = "openrouter";

    private final ProviderNames providers;
    private final ModelNameParser parser;
    private final List<CatalogLayer> catalogs = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();

    CatalogSearch(PriceCatalog shipped, List<ImportedCatalog> imports) {
        add(LocalDate.parse(shipped.version()), shipped.version(), shipped.models());
        for (ImportedCatalog one : imports) {
            add(one.importedOn(), one.version(), PriceCatalog.rows(one.rows()));
        }
        // Of one day the later import counts, so that it stands first.
        List<CatalogLayer> newestFirst = new ArrayList<>(catalogs.reversed());
        newestFirst.sort(Comparator.comparing(CatalogLayer::day).reversed());
        catalogs.clear();
        catalogs.addAll(newestFirst);
        providers = shipped.names().with(hosts);
        parser = new ModelNameParser(providers);
    }

    private void add(LocalDate day, String version, List<PricedModel> models) {
        Map<String, List<PricedModel>> byProvider = new LinkedHashMap<>();
        for (PricedModel model : models) {
            byProvider.computeIfAbsent(model.provider(), _ -> new ArrayList<>()).add(model);
        }
        Map<String, ProviderModels> listed = new LinkedHashMap<>();
        byProvider.forEach((host, of) -> listed.put(host, new ProviderModels(version, of)));
        catalogs.add(new CatalogLayer(day, listed));
        hosts.addAll(listed.keySet());
    }

    private record CatalogLayer(LocalDate day, Map<String, ProviderModels> byHost) {}

    /// A model of a catalog that has the name, and how it was found.
    record CatalogEntry(ProviderModels.Candidate candidate, String how) {
        static CatalogEntry of(ProviderModels.Candidate candidate) {
            return new CatalogEntry(candidate, candidate.explained());
        }
    }

    /// `host` serves the model; `found` is what the catalogs list, the newest first; `reason` says
    /// why nothing is found.
    record LookupResult(ModelName name, String host, List<CatalogEntry> found, String reason) {

        LookupResult {
            found = List.copyOf(found);
        }

        static LookupResult none(ModelName name, String reason) {
            return new LookupResult(name, name.host(), List.of(), reason);
        }

        String unpriced() {
            return found.isEmpty() ? reason : host + " lists it without a price";
        }

        /// The newest catalog that knows a price at the moment.
        Optional<CatalogEntry> at(Instant at) {
            return found.stream()
                    .filter(
                            one ->
                                    one.candidate().model().priceAt(at)
                                            instanceof ModelPrice.KnownPrice)
                    .findFirst();
        }
    }

    LookupResult find(String provider, String model) {
        ModelName name = parser.parse(provider, model);
        String given = providers.canonical(provider);
        String full = model.strip().toLowerCase(Locale.ROOT);
        List<CatalogEntry> exact = listed(given, models -> models.findExactly(full));
        if (!exact.isEmpty()) {
            return new LookupResult(name, given, exact, "");
        }
        if (name.problem().isPresent()) {
            return LookupResult.none(name, name.problem().get());
        }
        return name.host().isEmpty() ? withoutHost(name) : atHost(name);
    }

    /// What the catalogs list under a name that another price list uses.
    LookupResult row(String provider, String model) {
        String host = providers.canonical(provider);
        String name = model.toLowerCase(Locale.ROOT);
        List<CatalogEntry> rows = listed(host, models -> models.named(name));
        return rows.isEmpty()
                ? find(provider, model)
                : new LookupResult(parser.parse(provider, model), host, rows, "");
    }

    private List<CatalogEntry> listed(
            String host, Function<ProviderModels, Optional<ProviderModels.Candidate>> search) {
        return catalogs.stream()
                .flatMap(catalog -> Optional.ofNullable(catalog.byHost().get(host)).stream())
                .flatMap(models -> search.apply(models).stream())
                .map(CatalogEntry::of)
                .toList();
    }

    private static Optional<ProviderModels.Candidate> first(
            ProviderModels models, List<String> names) {
        return names.stream().flatMap(name -> models.find(name).stream()).findFirst();
    }

    private LookupResult atHost(ModelName name) {
        String host = name.host();
        if (!hosts.contains(host)) {
            return LookupResult.none(name, "the catalog has no prices of " + host);
        }
        List<CatalogEntry> found = listed(host, models -> first(models, name.names()));
        if (!found.isEmpty()) {
            return new LookupResult(name, host, found, "");
        }
        return listPrice(name)
                .or(() -> freeVariant(name))
                .orElseGet(() -> LookupResult.none(name, host + " lists no such model"));
    }

    private Optional<LookupResult> listPrice(ModelName name) {
        String host = name.host();
        for (String each : name.names()) {
            String maker = providers.listPriceOf(host, each).orElse("");
            List<CatalogEntry> found =
                    listed(maker, models -> models.find(each)).stream()
                            .map(one -> listPrice(host, maker, one))
                            .toList();
            if (!found.isEmpty()) {
                return Optional.of(new LookupResult(name, host, found, ""));
            }
        }
        return Optional.empty();
    }

    private static CatalogEntry listPrice(String host, String maker, CatalogEntry found) {
        String how = host + " asks the list price of " + maker + "; " + found.how();
        return new CatalogEntry(found.candidate(), how);
    }

    private static Optional<LookupResult> freeVariant(ModelName name) {
        String model = name.names().getFirst();
        if (!name.host().equals(OPENROUTER) || !model.endsWith(":free")) {
            return Optional.empty();
        }
        PricedModel.Version free = PricedModel.Version.parse("", PriceText.FREE);
        NameRule rule = new NameRule.EndsWith(":free");
        var priced = new PricedModel(OPENROUTER, model, "$:free", List.of(rule), List.of(free));
        var candidate = new ProviderModels.Candidate(0, priced, rule, "of OpenRouter's names");
        String how = "OpenRouter asks nothing for variants that are called :free";
        return Optional.of(
                new LookupResult(name, OPENROUTER, List.of(new CatalogEntry(candidate, how)), ""));
    }

    private LookupResult withoutHost(ModelName name) {
        String full = name.names().getFirst();
        List<String> found =
                hosts.stream()
                        // Its own names say the maker: a bare one is not OpenRouter's.
                        .filter(host -> full.contains("/") || !host.equals(OPENROUTER))
                        .filter(host -> !exactly(host, full).isEmpty())
                        .sorted()
                        .toList();
        if (found.size() == 1) {
            String host = found.getFirst();
            List<CatalogEntry> only =
                    exactly(host, full).stream()
                            .map(
                                    one ->
                                            new CatalogEntry(
                                                    one.candidate(),
                                                    host + " alone lists this name; " + one.how()))
                            .toList();
            return new LookupResult(name, host, only, "");
        }
        return LookupResult.none(
                name,
                found.isEmpty()
                        ? "no provider lists such a model"
                        : "name the provider; each of these has a price of its own: "
                                + String.join(", ", found));
    }

    private List<CatalogEntry> exactly(String host, String name) {
        return listed(host, models -> models.findExactly(name));
    }
}
