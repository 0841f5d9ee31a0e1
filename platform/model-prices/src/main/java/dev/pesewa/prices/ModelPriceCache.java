package dev.pesewa.prices;

import java.time.LocalDate;
import java.util.List;

/// The prices in force: the shipped catalog, the imports, and what operators stated before both.
/// Built anew only when what was read has changed, because each one remembers the names it has
/// seen. Safe for many threads.
public final class ModelPriceCache {

    private final ModelPrices shipped = ModelPrices.load();
    private volatile CachedPrices current =
            new CachedPrices(List.of(), List.of(), shipped, shipped);

    /// `catalog`: without the stated prices, as an import is compared with.
    private record CachedPrices(
            List<ImportedCatalog> imports,
            List<StatedPrice> stated,
            ModelPrices catalog,
            ModelPrices all) {}

    public ModelPrices now() {
        return current.all();
    }

    public ModelPrices catalog() {
        return current.catalog();
    }

    /// Both in the order in which they were stored.
    public synchronized void replace(List<ImportedCatalog> imports, List<StatedPrice> stated) {
        CachedPrices before = current;
        boolean sameImports = before.imports().equals(imports);
        if (!sameImports || !before.stated().equals(stated)) {
            ModelPrices catalog = sameImports ? before.catalog() : shipped.withImports(imports);
            current =
                    new CachedPrices(
                            List.copyOf(imports),
                            List.copyOf(stated),
                            catalog,
                            catalog.with(stated));
        }
    }

    /// The newest of the shipped catalog and the imports.
    public LocalDate newest() {
        return current.imports().stream()
                .map(ImportedCatalog::importedOn)
                .reduce(shipped.readOn(), (a, b) -> a.isAfter(b) ? a : b);
    }
}
