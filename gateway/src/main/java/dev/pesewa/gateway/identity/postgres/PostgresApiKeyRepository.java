package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.ApiKeyRepository;
import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresApiKeyRepository implements ApiKeyRepository {

    private final Database database;

    PostgresApiKeyRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(
            UUID id, WorkspaceId workspace, String name, Role role, String prefix, byte[] hash) {
        database.update(
                """
                INSERT INTO api_key (id, workspace_id, name, role, prefix, secret_hash)
                VALUES ($1, $2, $3, $4, $5, $6)""",
                id,
                workspace.value(),
                name,
                role.claim(),
                prefix,
                hash);
    }

    @Override
    public Optional<Principal> find(byte[] hash) {
        return database.first(
                """
                SELECT id, workspace_id, role FROM api_key
                WHERE secret_hash = $1 AND revoked_at IS NULL""",
                row ->
                        new Principal(
                                row.uuid("id"),
                                Role.of(row.text("role")),
                                row.uuid("workspace_id")),
                hash);
    }

    @Override
    public List<ApiKey> list(WorkspaceId workspace, UUID after, int limit) {
        return database.list(
                """
                SELECT id, name, role, prefix, created_at, revoked_at FROM api_key
                WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3""",
                PostgresApiKeyRepository::key,
                workspace.value(),
                after,
                limit);
    }

    @Override
    public boolean revoke(WorkspaceId workspace, UUID id) {
        int found =
                database.update(
                        """
                        UPDATE api_key SET revoked_at = coalesce(revoked_at, now())
                        WHERE workspace_id = $1 AND id = $2""",
                        workspace.value(),
                        id);
        return found == 1;
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.uuid("id"),
                row.text("name"),
                Role.of(row.text("role")),
                row.text("prefix"),
                row.instant("created_at"),
                row.instantOrNull("revoked_at"));
    }
}
