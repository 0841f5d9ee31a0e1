package dev.pesewa.billing.catalog.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.UniqueViolationException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The published versions of the catalog, except the first, which is `Catalog.FIRST`. Rows are only
/// ever added.
@ApplicationScoped
public class CatalogRepository implements PanacheRepositoryBase<CatalogVersionRow, Integer> {

    private final ObjectMapper json;

    public CatalogRepository(ObjectMapper json) {
        this.json = json;
    }

    /// In no particular order.
    public List<Catalog> all() {
        return BlockingPanache.inTransaction(() -> listAll()).stream().map(this::catalog).toList();
    }

    /// False when the version is taken: another operator published first.
    public boolean add(Catalog catalog, String publishedBy, Instant publishedAt) {
        var row = new CatalogVersionRow();
        row.version = catalog.version();
        row.effectiveAt = catalog.effectiveAt();
        row.document = write(CatalogDocument.of(catalog));
        row.publishedBy = publishedBy;
        row.publishedAt = publishedAt;
        try {
            BlockingPanache.inTransaction(() -> persist(row));
            return true;
        } catch (UniqueViolationException _) {
            return false;
        }
    }

    private String write(CatalogDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Catalog catalog(CatalogVersionRow row) {
        try {
            return json.readValue(row.document, CatalogDocument.class)
                    .checked(row.version, row.effectiveAt);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
