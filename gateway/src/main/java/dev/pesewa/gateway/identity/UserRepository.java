package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where people are kept.
public interface UserRepository {

    /// A person without the password.
    record User(UUID id, String username, Role role, Instant createdAt) {}

    /// What sign-in compares with.
    record Credentials(Principal principal, String passwordHash) {}

    /// False when the name is taken.
    boolean add(UUID id, @Nullable WorkspaceId workspace, String username, String hash, Role role);

    Optional<Credentials> find(String username);

    boolean hasOperator();

    List<User> list(WorkspaceId workspace, UUID after, int limit);
}
