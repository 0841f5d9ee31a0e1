package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where keys are kept, as hashes.
public interface ApiKeyRepository {

    /// A key as lists show it.
    record ApiKey(
            UUID id,
            String name,
            Role role,
            String prefix,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    void add(UUID id, WorkspaceId workspace, String name, Role role, String prefix, byte[] hash);

    /// Whom a key that was not revoked speaks for.
    Optional<Principal> find(byte[] hash);

    List<ApiKey> list(WorkspaceId workspace, UUID after, int limit);

    /// False when the workspace has no such key. Revoking twice is as good as once.
    boolean revoke(WorkspaceId workspace, UUID id);
}
