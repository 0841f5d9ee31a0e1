package dev.pesewa.prices;

import java.time.LocalDate;

/// What one import added to the catalog and changed in it, as rows of the catalog's file. Of the
/// shipped catalog and the imports, the newest that knows a model's price is believed.
public record ImportedCatalog(LocalDate importedOn, String rows) {

    String version() {
        return "imported " + importedOn;
    }
}
