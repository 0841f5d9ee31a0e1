package dev.pesewa.usage.retention.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "retention")
class RetentionRow {

    @Id
    @Column(name = "workspace_id")
    UUID workspaceId = new UUID(0, 0);

    int months;

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    @Column(name = "changed_by")
    String changedBy = "";
}
