package dev.pesewa.metrics.audit.postgres;

import dev.pesewa.metrics.audit.AuditEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_log")
class AuditEntryRow {

    /// PostgreSQL numbers the entries: null until the row is stored.
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long seq;

    @Column(updatable = false)
    Instant at = Instant.EPOCH;

    @Column(updatable = false)
    String actor = "";

    @Column(updatable = false)
    String action = "";

    AuditEntry entry() {
        return new AuditEntry(Objects.requireNonNull(seq), at, actor, action);
    }
}
