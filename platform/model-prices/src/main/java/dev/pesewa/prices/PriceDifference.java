package dev.pesewa.prices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import would add and change. Models that the list no longer names keep their prices.
/// `corrected`: the list repeats a price that the shipped catalog has corrected. `skipped`: not
/// understood, or without a price. `rows`: what is stored of it, as `ImportedCatalog` takes it.
public record PriceDifference(
        List<PriceChange> added,
        List<PriceChange> changed,
        int unchanged,
        int corrected,
        int skipped,
        String rows) {

    public PriceDifference {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty();
    }

    /// Without `oldPrice` the model is new, and the price holds for calls before that day as well.
    public record PriceChange(
            String provider,
            String model,
            @Nullable String oldPrice,
            String price,
            LocalDate from) {}
}
