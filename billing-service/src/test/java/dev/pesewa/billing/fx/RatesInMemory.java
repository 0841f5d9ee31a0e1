package dev.pesewa.billing.fx;

import java.util.ArrayList;
import java.util.List;

/// Rates as a table of PostgreSQL keeps them.
final class RatesInMemory implements ExchangeRateRepository {

    private final List<ExchangeRate> kept = new ArrayList<>();

    @Override
    public List<ExchangeRate> all() {
        return List.copyOf(kept);
    }

    @Override
    public long count() {
        return kept.size();
    }

    @Override
    public void add(ExchangeRate rate) {
        kept.add(rate);
    }
}
