package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import java.time.Instant;
import java.util.UUID;

/// A person who signs in, without the password.
public record User(UUID id, String username, Role role, Instant createdAt) {

    /// What sign-in compares with.
    public record Credentials(Principal principal, String passwordHash) {}
}
