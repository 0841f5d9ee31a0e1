package dev.pesewa.billing.fx;

import dev.pesewa.kernel.ExchangeRate;
import java.util.List;

/// The stored rates of all currencies.
public interface ExchangeRateRepository {

    /// All rates, in no particular order. There are a few for each day and currency, so that those
    /// of decades fit into memory.
    List<ExchangeRate> all();

    /// The number of rates. Rates are only ever added, so an equal number means equal rates.
    long count();

    /// Stores the rate and the event that tells the other services, in one transaction (I6).
    void add(ExchangeRate rate);
}
