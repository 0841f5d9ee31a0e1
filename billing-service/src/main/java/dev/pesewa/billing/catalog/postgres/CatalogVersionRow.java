package dev.pesewa.billing.catalog.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

@Entity
@Table(name = "catalog_version")
class CatalogVersionRow {

    @Id int version;

    @Column(name = "effective_at")
    Instant effectiveAt = Instant.EPOCH;

    /// A `CatalogDocument` as JSON.
    @ColumnTransformer(read = "document::text", write = "?::text::jsonb")
    String document = "";

    @Column(name = "published_by")
    String publishedBy = "";

    @Column(name = "published_at")
    Instant publishedAt = Instant.EPOCH;
}
