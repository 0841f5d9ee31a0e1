package dev.pesewa.billing.fx;

import java.util.List;

/// Where rates are kept.
public interface ExchangeRateRepository {

    /// All of them; there are few a day and currency, so they fit into memory for decades.
    List<ExchangeRate> all();

    /// How many there are. They are only ever added to, so as many are the same ones.
    long count();

    void add(ExchangeRate rate);
}
