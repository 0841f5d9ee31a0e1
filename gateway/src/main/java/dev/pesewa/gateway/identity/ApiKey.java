package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key of a workspace's machine, without its secret. Example of a prefix: `pk_3fA9…`.
public record ApiKey(
        UUID id,
        String name,
        Role role,
        String prefix,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
