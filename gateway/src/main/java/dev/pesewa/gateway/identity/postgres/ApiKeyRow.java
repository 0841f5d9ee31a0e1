package dev.pesewa.gateway.identity.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
class ApiKeyRow {

    @Id UUID id = new UUID(0, 0);

    @Column(name = "workspace_id")
    UUID workspaceId = new UUID(0, 0);

    String name = "";
    String role = "";
    String prefix = "";

    @Column(name = "secret_hash")
    byte[] secretHash = {};

    /// The database's clock sets it.
    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;
}
