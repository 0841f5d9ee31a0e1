package dev.pesewa.billing.fx;

import java.util.List;

/// The stored rates of all currencies.
public interface ExchangeRateRepository {

    /// All rates, in no particular order. There are a few for each day and currency, so that those
    /// of decades fit into memory.
    List<ExchangeRate> all();

    /// The number of rates. Rates are only ever added, so an equal number means equal rates.
    long count();

    void add(ExchangeRate rate);
}
