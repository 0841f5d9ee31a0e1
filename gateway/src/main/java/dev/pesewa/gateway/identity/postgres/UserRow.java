package dev.pesewa.gateway.identity.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "app_user")
class UserRow {

    @Id UUID id = new UUID(0, 0);

    /// Null for operators.
    @Column(name = "workspace_id")
    @Nullable UUID workspaceId;

    String username = "";

    @Column(name = "password_hash")
    String passwordHash = "";

    String role = "";

    /// The database's clock sets it.
    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;
}
