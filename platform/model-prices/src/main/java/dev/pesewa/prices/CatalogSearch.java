package dev.pesewa.prices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks a model up in the catalog, at its host alone. A name without a host is found only when
/// one provider alone lists it: of several prices none is right by more than chance.
final class CatalogSearch {

    private static final String OPENROUTER = "openrouter";

    private final ProviderNames providers;
    private final ModelNameParser parser;
    private final Map<String, ProviderModels> models = new LinkedHashMap<>();

    CatalogSearch(PriceCatalog catalog) {
        providers = catalog.names();
        parser = new ModelNameParser(providers);
        Map<String, List<PricedModel>> byProvider = new LinkedHashMap<>();
        for (PricedModel model : catalog.models()) {
            byProvider.computeIfAbsent(model.provider(), _ -> new ArrayList<>()).add(model);
        }
        byProvider.forEach((provider, listed) -> models.put(provider, new ProviderModels(listed)));
    }

    /// `host` serves the model; `reason` says why nothing is found.
    record Answer(
            ModelName name,
            String host,
            Optional<ProviderModels.Candidate> found,
            List<String> steps,
            Optional<String> reason) {

        Answer {
            steps = List.copyOf(steps);
        }

        static Answer of(ModelName name, String host, ProviderModels.Candidate found, String how) {
            List<String> steps = new ArrayList<>(name.steps());
            steps.add(how);
            return new Answer(name, host, Optional.of(found), steps, Optional.empty());
        }

        static Answer none(ModelName name, String reason) {
            return new Answer(name, name.host(), Optional.empty(), name.steps(), Optional.of(reason));
        }
    }

    Answer find(String provider, String model) {
        ModelName name = parser.parse(provider, model);
        String given = providers.canonical(provider);
        String full = model.strip().toLowerCase(Locale.ROOT);
        Optional<ProviderModels.Candidate> exact =
                Optional.ofNullable(models.get(given)).flatMap(listed -> listed.findExactly(full));
        if (exact.isPresent()) {
            return Answer.of(name, given, exact.get(), exact.get().explained());
        }
        if (name.problem().isPresent()) {
            return Answer.none(name, name.problem().get());
        }
        return name.host().isEmpty() ? withoutHost(name) : atHost(name);
    }

    private Answer atHost(ModelName name) {
        String host = name.host();
        if (!models.containsKey(host)) {
            return Answer.none(name, "the catalog has no prices of " + host);
        }
        for (String each : name.names()) {
            Optional<ProviderModels.Candidate> found = models.get(host).find(each);
            if (found.isPresent()) {
                return Answer.of(name, host, found.get(), found.get().explained());
            }
        }
        return listPrice(name)
                .or(() -> freeVariant(name))
                .orElseGet(() -> Answer.none(name, host + " lists no such model"));
    }

    private Optional<Answer> listPrice(ModelName name) {
        for (String each : name.names()) {
            Optional<String> maker = providers.listPriceOf(name.host(), each);
            Optional<ProviderModels.Candidate> found =
                    maker.flatMap(one -> models.get(one).find(each));
            if (found.isPresent()) {
                String how = name.host() + " asks the list price of " + maker.get() + ": ";
                return Optional.of(
                        Answer.of(name, name.host(), found.get(), how + found.get().explained()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> freeVariant(ModelName name) {
        String model = name.names().getFirst();
        if (!name.host().equals(OPENROUTER) || !model.endsWith(":free")) {
            return Optional.empty();
        }
        var free = new PricedModel.Version(new PriceValidity.Always(), new ModelPrice.Free());
        NameRule rule = new NameRule.EndsWith(":free");
        var priced = new PricedModel(OPENROUTER, model, List.of(rule), List.of(free));
        return Optional.of(
                Answer.of(
                        name,
                        OPENROUTER,
                        new ProviderModels.Candidate(0, priced, rule),
                        "OpenRouter asks nothing for variants that are called :free"));
    }

    private Answer withoutHost(ModelName name) {
        String full = name.names().getFirst();
        List<ProviderModels.Candidate> found =
                models.entrySet().stream()
                        // Its own names say the maker: a bare one is not OpenRouter's.
                        .filter(one -> full.contains("/") || !one.getKey().equals(OPENROUTER))
                        .flatMap(one -> one.getValue().findExactly(full).stream())
                        .toList();
        if (found.size() == 1) {
            ProviderModels.Candidate only = found.getFirst();
            String host = only.model().provider();
            return Answer.of(
                    name, host, only, host + " alone lists this name: " + only.explained());
        }
        List<String> hosts = found.stream().map(one -> one.model().provider()).distinct().toList();
        return Answer.none(
                name,
                hosts.isEmpty()
                        ? "no provider lists such a model"
                        : "name the provider: its price differs between "
                                + String.join(", ", hosts));
    }
}
