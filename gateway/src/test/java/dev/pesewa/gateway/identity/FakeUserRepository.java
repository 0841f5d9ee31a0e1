package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People in memory.
final class FakeUserRepository implements UserRepository {

    private final Map<String, StoredUser> users = new LinkedHashMap<>();

    private record StoredUser(Principal principal, String username, String hash) {}

    @Override
    public boolean add(
            UUID id, @Nullable WorkspaceId workspace, String username, String hash, Role role) {
        var principal = new Principal(id, role, workspace == null ? null : workspace.value());
        return users.putIfAbsent(username, new StoredUser(principal, username, hash)) == null;
    }

    @Override
    public Optional<Credentials> find(String username) {
        return Optional.ofNullable(users.get(username))
                .map(user -> new Credentials(user.principal(), user.hash()));
    }

    @Override
    public Optional<User> find(WorkspaceId workspace, UUID id) {
        return list(workspace, new UUID(0, 0), users.size()).stream()
                .filter(user -> user.id().equals(id))
                .findFirst();
    }

    @Override
    public boolean hasOperator() {
        return users.values().stream().anyMatch(user -> user.principal().role() == Role.OPERATOR);
    }

    @Override
    public List<User> list(WorkspaceId workspace, UUID after, int limit) {
        return users.values().stream()
                .filter(user -> workspace.value().equals(user.principal().workspace()))
                .map(
                        user ->
                                new User(
                                        user.principal().subject(),
                                        user.username(),
                                        user.principal().role(),
                                        Instant.EPOCH))
                .filter(user -> user.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(User::id))
                .limit(limit)
                .toList();
    }
}
