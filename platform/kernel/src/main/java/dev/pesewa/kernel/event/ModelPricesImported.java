package dev.pesewa.kernel.event;

import java.time.LocalDate;
import java.util.UUID;

/// An operator, or the scheduled source, has brought the catalog of model prices up to date. `rows`
/// are what was added and changed, written as in the catalog's file. It concerns every workspace.
public record ModelPricesImported(UUID id, LocalDate importedOn, String rows) {
    public static final String TYPE = "model-prices.imported.v1";
}
