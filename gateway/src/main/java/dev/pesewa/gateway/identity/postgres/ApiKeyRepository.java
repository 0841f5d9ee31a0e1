package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.ApiKey;
import dev.pesewa.gateway.identity.ApiKey.CreatedApiKey;
import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// API keys, kept as hashes: a copy of the table signs nobody in.
@ApplicationScoped
public class ApiKeyRepository {

    private final ApiKeyRows rows = new ApiKeyRows();
    private final Clock clock;

    public ApiKeyRepository(Clock clock) {
        this.clock = clock;
    }

    private static final class ApiKeyRows implements PanacheRepositoryBase<ApiKeyRow, UUID> {}

    public void add(CreatedApiKey key) {
        var row = new ApiKeyRow();
        row.id = key.id();
        row.workspaceId = key.workspace().value();
        row.name = key.name();
        row.role = key.role().claim();
        row.prefix = key.prefix();
        row.secretHash = key.hash();
        BlockingPanache.inTransaction(() -> rows.persist(row));
    }

    /// Whom a key that was not revoked speaks for.
    public Optional<Principal> find(byte[] hash) {
        Optional<ApiKeyRow> found =
                Optional.ofNullable(
                        BlockingPanache.inTransaction(
                                () ->
                                        rows.find("secretHash = ?1 and revokedAt is null", hash)
                                                .<ApiKeyRow>firstResult()));
        return found.map(row -> new Principal(row.id, Role.of(row.role), row.workspaceId));
    }

    /// Empty for a key of another workspace.
    public Optional<ApiKey> find(WorkspaceId workspace, UUID id) {
        Optional<ApiKeyRow> found =
                Optional.ofNullable(
                        BlockingPanache.inTransaction(
                                () ->
                                        rows.find(
                                                        "workspaceId = ?1 and id = ?2",
                                                        workspace.value(),
                                                        id)
                                                .<ApiKeyRow>firstResult()));
        return found.map(ApiKeyRepository::apiKey);
    }

    /// In the order of their ids, which is the order in which they were made.
    public List<ApiKey> list(WorkspaceId workspace, UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                rows.find(
                                                "workspaceId = ?1 and id > ?2 order by id",
                                                workspace.value(),
                                                after)
                                        .page(0, limit)
                                        .<ApiKeyRow>list())
                .stream()
                .map(ApiKeyRepository::apiKey)
                .toList();
    }

    /// False when the workspace has no such key. Revoking twice is as good as once.
    public boolean revoke(WorkspaceId workspace, UUID id) {
        int found =
                BlockingPanache.inTransaction(
                        () ->
                                rows.update(
                                        "revokedAt = coalesce(revokedAt, ?1)"
                                                + " where workspaceId = ?2 and id = ?3",
                                        clock.instant(),
                                        workspace.value(),
                                        id));
        return found == 1;
    }

    private static ApiKey apiKey(ApiKeyRow row) {
        return new ApiKey(
                row.id, row.name, Role.of(row.role), row.prefix, row.createdAt, row.revokedAt);
    }
}
