package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.gateway.identity.User;
import dev.pesewa.kernel.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `workspaceId` is null for operators only.
@Entity
@Table(name = "app_user")
class UserRow {

    @Id UUID id = new UUID(0, 0);

    @Column(name = "workspace_id")
    @Nullable UUID workspaceId;

    String username = "";

    @Column(name = "password_hash")
    String passwordHash = "";

    String role = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    User user() {
        return new User(id, username, Role.of(role), createdAt);
    }

    User.Credentials credentials() {
        return new User.Credentials(new Principal(id, Role.of(role), workspaceId), passwordHash);
    }
}
