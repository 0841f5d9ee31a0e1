package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Keys of machines. A key buys tokens until it is revoked; tokens already bought live out their
/// fifteen minutes.
@ApplicationScoped
public class ApiKeys {

    private final ApiKeyRepository table;
    private final IdGenerator ids;

    public ApiKeys(ApiKeyRepository table, IdGenerator ids) {
        this.table = table;
        this.ids = ids;
    }

    /// The new key, which nobody can be shown again.
    public record CreatedApiKey(UUID id, String key, String prefix, String name, Role role) {}

    public CreatedApiKey make(WorkspaceId workspace, String name, Role role) {
        if (role == Role.OPERATOR) {
            throw ProblemException.malformed("role", "owner, member or ingest");
        }
        String key = ApiKeySecrets.apiKey(ids.secret(ApiKeySecrets.BYTES));
        UUID id = ids.next();
        table.add(id, workspace, name, role, ApiKeySecrets.prefix(key), ApiKeySecrets.hash(key));
        return new CreatedApiKey(id, key, ApiKeySecrets.prefix(key), name, role);
    }

    /// Who a key speaks for; 401 when it is unknown or revoked.
    public Principal exchange(String key) {
        return table.find(ApiKeySecrets.hash(key))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.UNAUTHENTICATED,
                                        "client_secret is no API key, or it was revoked."));
    }

    public List<ApiKeyRepository.ApiKey> list(WorkspaceId workspace, UUID after, int limit) {
        return table.list(workspace, after, limit);
    }

    public void revoke(WorkspaceId workspace, UUID id) {
        if (!table.revoke(workspace, id)) {
            throw ProblemException.notFound("key");
        }
    }
}
