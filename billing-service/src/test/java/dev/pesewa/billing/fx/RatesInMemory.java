package dev.pesewa.billing.fx;

import java.util.ArrayList;
import java.util.List;

/// Rates as a table of PostgreSQL keeps them.
final class RatesInMemory implements Rates {

    private final List<Rate> kept = new ArrayList<>();

    @Override
    public List<Rate> all() {
        return List.copyOf(kept);
    }

    @Override
    public long count() {
        return kept.size();
    }

    @Override
    public void add(Rate rate) {
        kept.add(rate);
    }
}
