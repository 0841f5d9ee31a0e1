package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.User;
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

/// The people who sign in.
@ApplicationScoped
public class UserRepository implements PanacheRepositoryBase<UserRow, UUID> {

    /// False when the name is taken. `workspace` is null for an operator.
    public boolean add(@Nullable WorkspaceId workspace, User user, String passwordHash) {
        var row = new UserRow();
        row.id = user.id();
        row.workspaceId = workspace == null ? null : workspace.value();
        row.username = user.username();
        row.passwordHash = passwordHash;
        row.role = user.role().claim();
        row.createdAt = user.createdAt();
        try {
            BlockingPanache.inTransaction(() -> persist(row));
            return true;
        } catch (UniqueViolationException taken) {
            return false;
        }
    }

    public Optional<User.Credentials> credentials(String username) {
        return BlockingPanache.inTransaction(() -> find("username", username).list()).stream()
                .map(UserRow::credentials)
                .findFirst();
    }

    public boolean hasOperator() {
        return BlockingPanache.inTransaction(() -> count("role", Role.OPERATOR.claim())) > 0;
    }

    /// In the order of their ids, those after `after`.
    public List<User> list(WorkspaceId workspace, UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                find(
                                                "workspaceId = ?1 and id > ?2 order by id",
                                                workspace.value(),
                                                after)
                                        .page(0, limit)
                                        .list())
                .stream()
                .map(UserRow::user)
                .toList();
    }
}
