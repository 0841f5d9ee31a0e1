package dev.pesewa.gateway.identity;

import dev.pesewa.gateway.identity.postgres.ApiKeyRepository;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Keys of machines. A key buys tokens until it is revoked; tokens already bought live out their
/// fifteen minutes.
@ApplicationScoped
public class ApiKeys {

    private final ApiKeyRepository keys;
    private final IdGenerator ids;
    private final Clock clock;

    public ApiKeys(ApiKeyRepository keys, IdGenerator ids, Clock clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /// The new key, which nobody can be shown again.
    public record CreatedApiKey(ApiKey key, String secret) {}

    public CreatedApiKey make(WorkspaceId workspace, String name, Role role) {
        if (role == Role.OPERATOR) {
            throw ProblemException.malformed("role", "owner, member or ingest");
        }
        String secret = ApiKeySecrets.apiKey(ids.secret(ApiKeySecrets.BYTES));
        var key =
                new ApiKey(
                        ids.next(),
                        name,
                        role,
                        ApiKeySecrets.prefix(secret),
                        clock.instant(),
                        null);
        keys.add(workspace, key, ApiKeySecrets.hash(secret));
        return new CreatedApiKey(key, secret);
    }

    /// Who a key speaks for; 401 when it is unknown or revoked.
    public Principal exchange(String key) {
        return keys.principal(ApiKeySecrets.hash(key))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.UNAUTHENTICATED,
                                        "client_secret is no API key, or it was revoked."));
    }

    public List<ApiKey> list(WorkspaceId workspace, UUID after, int limit) {
        return keys.list(workspace, after, limit);
    }

    public void revoke(WorkspaceId workspace, UUID id) {
        if (!keys.revoke(workspace, id)) {
            throw ProblemException.notFound("key");
        }
    }
}
