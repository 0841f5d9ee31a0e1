package dev.pesewa.billing.fx;

import java.util.List;

/// Where rates are kept.
public interface Rates {

    /// All of them; there is one a day and currency, so they fit into memory for decades.
    List<Rate> all();

    void add(Rate rate);
}
