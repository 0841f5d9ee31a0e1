package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.gateway.identity.UserRepository;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.UniqueViolationException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresUserRepository implements UserRepository {

    private final UserRows rows = new UserRows();

    private static final class UserRows implements PanacheRepositoryBase<UserRow, UUID> {}

    @Override
    public boolean add(
            UUID id, @Nullable WorkspaceId workspace, String username, String hash, Role role) {
        var row = new UserRow();
        row.id = id;
        row.workspaceId = workspace == null ? null : workspace.value();
        row.username = username;
        row.passwordHash = hash;
        row.role = role.claim();
        try {
            BlockingPanache.inTransaction(() -> rows.persist(row));
            return true;
        } catch (UniqueViolationException _) {
            return false;
        }
    }

    @Override
    public Optional<Credentials> find(String username) {
        Optional<UserRow> found =
                Optional.ofNullable(
                        BlockingPanache.inTransaction(
                                () -> rows.find("username", username).<UserRow>firstResult()));
        return found.map(PostgresUserRepository::credentials);
    }

    @Override
    public Optional<User> find(WorkspaceId workspace, UUID id) {
        Optional<UserRow> found =
                Optional.ofNullable(
                        BlockingPanache.inTransaction(
                                () ->
                                        rows.find(
                                                        "workspaceId = ?1 and id = ?2",
                                                        workspace.value(),
                                                        id)
                                                .<UserRow>firstResult()));
        return found.map(PostgresUserRepository::user);
    }

    @Override
    public boolean hasOperator() {
        return BlockingPanache.inTransaction(() -> rows.count("role", Role.OPERATOR_CLAIM)) > 0;
    }

    @Override
    public List<User> list(WorkspaceId workspace, UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                rows.find(
                                                "workspaceId = ?1 and id > ?2 order by id",
                                                workspace.value(),
                                                after)
                                        .page(0, limit)
                                        .<UserRow>list())
                .stream()
                .map(PostgresUserRepository::user)
                .toList();
    }

    private static User user(UserRow row) {
        return new User(row.id, row.username, Role.of(row.role), row.createdAt);
    }

    private static Credentials credentials(UserRow row) {
        var principal = new Principal(row.id, Role.of(row.role), row.workspaceId);
        return new Credentials(principal, row.passwordHash);
    }
}
