package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.ApiKey;
import dev.pesewa.gateway.identity.Principal;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// API keys, as hashes of their secrets.
@ApplicationScoped
public class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyRow, UUID> {

    private final Clock clock;

    ApiKeyRepository(Clock clock) {
        this.clock = clock;
    }

    public void add(WorkspaceId workspace, ApiKey key, byte[] secretHash) {
        var row = new ApiKeyRow();
        row.id = key.id();
        row.workspaceId = workspace.value();
        row.name = key.name();
        row.role = key.role().claim();
        row.prefix = key.prefix();
        row.secretHash = secretHash;
        row.createdAt = key.createdAt();
        BlockingPanache.inTransaction(() -> persist(row));
    }

    /// Whom a key that was not revoked speaks for.
    public Optional<Principal> principal(byte[] secretHash) {
        return BlockingPanache.inTransaction(
                        () -> find("secretHash = ?1 and revokedAt is null", secretHash).list())
                .stream()
                .map(ApiKeyRow::principal)
                .findFirst();
    }

    /// In the order of their ids, those after `after`.
    public List<ApiKey> list(WorkspaceId workspace, UUID after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                find(
                                                "workspaceId = ?1 and id > ?2 order by id",
                                                workspace.value(),
                                                after)
                                        .page(0, limit)
                                        .list())
                .stream()
                .map(ApiKeyRow::key)
                .toList();
    }

    /// False when the workspace has no such key. Revoking twice is as good as once.
    public boolean revoke(WorkspaceId workspace, UUID id) {
        return BlockingPanache.inTransaction(
                        () ->
                                update(
                                        "revokedAt = coalesce(revokedAt, ?1)"
                                                + " where workspaceId = ?2 and id = ?3",
                                        clock.instant(),
                                        workspace.value(),
                                        id))
                == 1;
    }
}
