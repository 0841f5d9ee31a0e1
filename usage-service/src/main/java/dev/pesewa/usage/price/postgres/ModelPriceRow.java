package dev.pesewa.usage.price.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(name = "model_price")
class ModelPriceRow {

    @Id UUID id = new UUID(0, 0);

    String provider = "";
    String model = "";

    @Column(name = "match")
    String rule = "";

    @Column(name = "effective_from")
    LocalDate effectiveFrom = LocalDate.EPOCH;

    String price = "";

    @Column(name = "stated_by")
    String statedBy = "";

    @Column(name = "stated_at")
    Instant statedAt = Instant.EPOCH;
}
