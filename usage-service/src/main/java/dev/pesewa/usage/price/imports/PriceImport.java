package dev.pesewa.usage.price.imports;

import dev.pesewa.prices.ImportedCatalog;
import java.time.Instant;
import java.util.UUID;

/// One import that was applied. `source` is the file or the address that the list is from.
public record PriceImport(
        UUID id,
        ImportOrigin origin,
        Instant importedAt,
        int added,
        int changed,
        ImportedCatalog catalog) {

    public record ImportOrigin(PriceListFormat format, String source, String importedBy) {}
}
