package dev.pesewa.billing.fx;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A live source of exchange rates.
public interface RateProvider {

    /// The name of the source, such as its host, shown beside each rate. Empty when none is
    /// configured.
    Optional<String> name();

    /// One quote for each of the currencies. Never throws: a failure is a `RateQuote.Missing`.
    List<RateQuote> quotes(Set<String> currencies);
}
