package dev.pesewa.billing.catalog.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.billing.catalog.CatalogRepository;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PostgresCatalogRepository implements CatalogRepository {

    private final Database database;
    private final ObjectMapper json;

    PostgresCatalogRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<Catalog> all() {
        return database.list(
                "SELECT version, effective_at, document::text AS document FROM catalog_version",
                this::catalog);
    }

    @Override
    public boolean add(Catalog catalog, String publishedBy, Instant publishedAt) {
        try {
            return database.update(
                            """
                            INSERT INTO catalog_version (version, effective_at, document,
                                published_by, published_at)
                            VALUES ($1, $2, $3::text::jsonb, $4, $5) ON CONFLICT DO NOTHING""",
                            catalog.version(),
                            catalog.effectiveAt(),
                            json.writeValueAsString(CatalogDocument.of(catalog)),
                            publishedBy,
                            publishedAt)
                    == 1;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Catalog catalog(Row row) {
        try {
            return json.readValue(row.text("document"), CatalogDocument.class)
                    .checked(row.integer("version"), row.instant("effective_at"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
