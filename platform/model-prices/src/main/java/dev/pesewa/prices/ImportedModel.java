package dev.pesewa.prices;

import java.util.List;

/// A model in a public price list. `match`, and `when` and `price` of its versions, are written as
/// in the catalog's file.
public record ImportedModel(
        String provider, String model, String match, List<ImportedPrice> versions) {

    public ImportedModel {
        versions = List.copyOf(versions);
    }

    /// `when` empty: always.
    public record ImportedPrice(String when, String price) {}
}
