package dev.pesewa.usage.price.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(name = "price_import")
class PriceImportRow {

    @Id UUID id = new UUID(0, 0);

    String format = "";
    String source = "";
    int added;
    int changed;

    @Column(name = "imported_on")
    LocalDate importedOn = LocalDate.EPOCH;

    @Column(name = "imported_by")
    String importedBy = "";

    @Column(name = "imported_at")
    Instant importedAt = Instant.EPOCH;

    @Column(name = "rows")
    String catalogRows = "";
}
