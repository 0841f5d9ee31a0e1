package dev.pesewa.billing.fx;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where live rates come from.
public interface RateProvider {

    /// Who says them, such as a host: shown beside each rate. Empty when none is configured.
    Optional<String> name();

    /// One answer for each of the currencies. Throws nothing: what goes wrong is an answer too.
    List<RateQuote> ask(Set<String> currencies);
}
