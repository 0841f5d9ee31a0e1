package dev.pesewa.usage.price.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.ImportedModel;
import dev.pesewa.prices.PriceDifference;
import dev.pesewa.usage.price.CurrentModelPrices;
import dev.pesewa.usage.price.postgres.PriceImportRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Compares a public price list with the catalog in force, and applies the difference from today
/// on.
@ApplicationScoped
public class ImportPrices {

    /// What one event may carry; a whole list differs by far less.
    private static final int MOST_CHARACTERS = 800_000;

    private final CurrentModelPrices prices;
    private final PriceImportRepository imports;
    private final IdGenerator ids;
    private final Clock clock;

    public ImportPrices(
            CurrentModelPrices prices,
            PriceImportRepository imports,
            IdGenerator ids,
            Clock clock) {
        this.prices = prices;
        this.imports = imports;
        this.ids = ids;
        this.clock = clock;
    }

    /// What an import would do. Changes nothing.
    public PriceDifference difference(PriceListFormat format, JsonNode list) {
        prices.refresh();
        List<ImportedModel> models = format.read(list);
        if (models.isEmpty()) {
            throw ProblemException.malformed("catalog", "no model of " + format.text() + " in it");
        }
        return prices.catalog().difference(models, today(clock.instant()));
    }

    /// Applies a difference, unless there is none.
    public void apply(PriceImport.ImportOrigin origin, PriceDifference difference) {
        if (difference.isEmpty()) {
            return;
        }
        if (difference.rows().length() > MOST_CHARACTERS) {
            throw ProblemException.malformed(
                    "catalog", "it changes too much at once: import a part of it first");
        }
        Instant now = clock.instant();
        imports.add(
                new PriceImport(
                        ids.next(),
                        origin,
                        now,
                        difference.added().size(),
                        difference.changed().size(),
                        new ImportedCatalog(today(now), difference.rows())));
        prices.refresh();
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
