package dev.pesewa.prices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models of one provider in the catalog's order; the first that fits a name wins. Exact names
/// are found by hash, so only the few other rules are tried one by one.
final class ProviderModels {

    private final List<Candidate> patterns = new ArrayList<>();
    private final Map<String, Candidate> exact = new HashMap<>();

    ProviderModels(List<PricedModel> models) {
        int position = 0;
        for (PricedModel model : models) {
            for (NameRule rule : model.rules()) {
                Candidate candidate = new Candidate(position++, model, rule);
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

    Optional<Candidate> findExactly(String name) {
        return Optional.ofNullable(exact.get(name));
    }

    record Candidate(int position, PricedModel model, NameRule rule) {
        String explained() {
            return model.provider() + "/" + model.name() + ": " + rule.explained();
        }
    }
}
