package dev.pesewa.usage.price.postgres;

import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.usage.price.imports.PriceImport;
import dev.pesewa.usage.price.imports.PriceListFormat;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The imports of model prices. Rows are only ever added.
@ApplicationScoped
public class PriceImportRepository implements PanacheRepositoryBase<PriceImportRow, UUID> {

    public int size() {
        return Math.toIntExact(BlockingPanache.inTransaction(() -> count()));
    }

    /// The oldest first.
    public List<PriceImport> all() {
        return BlockingPanache.inTransaction(() -> find("order by id").<PriceImportRow>list())
                .stream()
                .map(PriceImportRepository::priceImport)
                .toList();
    }

    /// Stores the import and the event that tells the other services, in one transaction (I6).
    public void add(PriceImport done) {
        var row = new PriceImportRow();
        row.id = done.id();
        row.format = done.origin().format().text();
        row.source = done.origin().source();
        row.added = done.added();
        row.changed = done.changed();
        row.importedOn = done.catalog().importedOn();
        row.importedBy = done.origin().importedBy();
        row.importedAt = done.importedAt();
        row.catalogRows = done.catalog().rows();
        OutgoingEvent event = event(done);
        BlockingPanache.inTransaction(() -> persist(row).chain(() -> Outbox.append(event)));
    }

    private static OutgoingEvent event(PriceImport done) {
        UUID everyone = ModelPriceStated.EVERYONE;
        var imported =
                new ModelPricesImported(
                        done.id(), done.catalog().importedOn(), done.catalog().rows());
        String envelope =
                CloudEventCodec.write(
                        ModelPricesImported.TYPE,
                        done.id().toString(),
                        everyone,
                        done.importedAt(),
                        imported);
        return new OutgoingEvent(Topic.ACTIVITY, everyone.toString(), envelope);
    }

    private static PriceImport priceImport(PriceImportRow row) {
        PriceListFormat format = PriceListFormat.of(row.format).orElseThrow();
        return new PriceImport(
                row.id,
                new PriceImport.ImportOrigin(format, row.source, row.importedBy),
                row.importedAt,
                row.added,
                row.changed,
                new ImportedCatalog(row.importedOn, row.catalogRows));
    }
}
