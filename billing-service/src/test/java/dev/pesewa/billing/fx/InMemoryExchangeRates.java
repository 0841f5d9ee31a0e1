package dev.pesewa.billing.fx;

import dev.pesewa.kernel.ExchangeRate;
import java.util.ArrayList;
import java.util.List;

/// Keeps rates as the table does; `ExchangeRateContract` says how that is.
final class InMemoryExchangeRates implements ExchangeRateRepository {

    private final List<ExchangeRate> stored = new ArrayList<>();

    @Override
    public List<ExchangeRate> all() {
        return List.copyOf(stored);
    }

    @Override
    public long count() {
        return stored.size();
    }

    @Override
    public void add(ExchangeRate rate) {
        stored.add(rate);
    }
}
