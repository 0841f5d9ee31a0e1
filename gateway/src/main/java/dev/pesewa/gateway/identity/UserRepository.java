package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stores people. `UserRepositoryContract` in the tests says what each implementation must do.
public interface UserRepository {

    /// A person without the password.
    record User(UUID id, String username, Role role, Instant createdAt) {}

    /// What sign-in compares with.
    record Credentials(Principal principal, String passwordHash) {}

    /// False when the name is taken.
    boolean add(UUID id, @Nullable WorkspaceId workspace, String username, String hash, Role role);

    /// By the exact name, upper and lower case told apart.
    Optional<Credentials> find(String username);

    /// A person of the workspace; empty for somebody else's.
    Optional<User> find(WorkspaceId workspace, UUID id);

    boolean hasOperator();

    /// In the order of their ids, those after `after` only.
    List<User> list(WorkspaceId workspace, UUID after, int limit);
}
