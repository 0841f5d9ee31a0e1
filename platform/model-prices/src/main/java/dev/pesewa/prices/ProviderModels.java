package dev.pesewa.prices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The models of one provider in the catalog's order; the first that fits a name wins. Exact names
/// are found by hash, so only the few other rules are tried one by one.
final class ProviderModels {

    private final List<Candidate> patterns = new ArrayList<>();
    private final Map<String, Candidate> exact = new HashMap<>();

    private final Map<String, Candidate> byName = new HashMap<>();

    /// `catalog`: the version of the catalog that lists them.
    ProviderModels(String catalog, List<PricedModel> models) {
        int position = 0;
        for (PricedModel model : models) {
            for (NameRule rule : model.rules()) {
                Candidate candidate = new Candidate(position++, model, rule, catalog);
                byName.putIfAbsent(model.name().toLowerCase(Locale.ROOT), candidate);
                if (rule instanceof NameRule.Exactly(String name)) {
                    exact.putIfAbsent(name, candidate);
                } else {
                    patterns.add(candidate);
                }
            }
        }
    }

    Optional<Candidate> find(String name) {
        Candidate hit = exact.get(name);
        for (Candidate candidate : patterns) {
            if (hit != null && candidate.position() > hit.position()) {
                break;
            }
            if (candidate.rule().namesModel(name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.ofNullable(hit);
    }

    /// The model that the catalog lists under this name, whether or not its rules fit the name.
    Optional<Candidate> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Candidate> findExactly(String name) {
        return Optional.ofNullable(exact.get(name));
    }

    record Candidate(int position, PricedModel model, NameRule rule, String catalog) {
        String explained() {
            return model.provider() + "/" + model.name() + ": " + rule.explained();
        }
    }
}
