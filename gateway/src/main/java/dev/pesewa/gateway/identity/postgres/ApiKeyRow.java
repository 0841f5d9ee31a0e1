package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.ApiKey;
import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.kernel.Role;
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

    private static final UUID NONE = new UUID(0, 0);

    @Id UUID id = NONE;

    @Column(name = "workspace_id", updatable = false)
    UUID workspaceId = NONE;

    @Column(updatable = false)
    String name = "";

    @Column(updatable = false)
    String role = "";

    @Column(updatable = false)
    String prefix = "";

    @Column(name = "secret_hash", updatable = false)
    byte[] secretHash = {};

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    ApiKey key() {
        return new ApiKey(id, name, Role.of(role), prefix, createdAt, revokedAt);
    }

    Principal principal() {
        return new Principal(id, Role.of(role), workspaceId);
    }
}
