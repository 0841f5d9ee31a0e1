package dev.pesewa.usage.currency;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kit.database.SqlSession;
import java.util.List;

/// The exchange rates that billing-service has published.
public interface ExchangeRateCopyRepository {

    List<ExchangeRate> all();

    /// The number of rates. Rates are only ever added, so an equal number means equal rates.
    long count();

    /// A repeated rate changes nothing.
    void add(SqlSession transaction, ExchangeRate rate);
}
