package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.gateway.identity.UserRepository;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresUserRepository implements UserRepository {

    private final Database database;

    PostgresUserRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(
            UUID id, @Nullable WorkspaceId workspace, String username, String hash, Role role) {
        int added =
                database.update(
                        """
                        INSERT INTO app_user (id, workspace_id, username, password_hash, role)
                        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (username) DO NOTHING""",
                        id,
                        workspace == null ? null : workspace.value(),
                        username,
                        hash,
                        role.claim());
        return added == 1;
    }

    @Override
    public Optional<Credentials> find(String username) {
        return database.first(
                "SELECT id, workspace_id, role, password_hash FROM app_user WHERE username = $1",
                row ->
                        new Credentials(
                                new Principal(
                                        row.uuid("id"),
                                        Role.of(row.text("role")),
                                        row.uuidOrNull("workspace_id")),
                                row.text("password_hash")),
                username);
    }

    @Override
    public boolean hasOperator() {
        return database.one(
                "SELECT EXISTS (SELECT FROM app_user WHERE role = 'operator') AS there",
                row -> row.flag("there"));
    }

    @Override
    public List<User> list(WorkspaceId workspace, UUID after, int limit) {
        return database.list(
                """
                SELECT id, username, role, created_at FROM app_user
                WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3""",
                PostgresUserRepository::user,
                workspace.value(),
                after,
                limit);
    }

    private static User user(Row row) {
        return new User(
                row.uuid("id"),
                row.text("username"),
                Role.of(row.text("role")),
                row.instant("created_at"));
    }
}
