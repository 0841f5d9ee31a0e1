package dev.pesewa.gateway.identity.http;

import dev.pesewa.gateway.identity.ApiKeyRepository.ApiKey;
import dev.pesewa.gateway.identity.ApiKeys;
import dev.pesewa.gateway.workspace.WorkspaceRegistry;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API keys of a workspace, managed by its owners and by operators.
@Path("/api/auth/keys")
@Authenticated
@RunOnVirtualThread
public class KeyResource {

    private final ApiKeys keys;
    private final WorkspaceRegistry workspaces;
    private final Caller caller;

    public KeyResource(ApiKeys keys, WorkspaceRegistry workspaces, Caller caller) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// `workspaceId` is for operators; an owner's is the token's.
    public record CreateKeyRequest(
            @Nullable String name, @Nullable String role, @Nullable String workspaceId) {}

    public record CreatedKeyResponse(
            UUID id, String key, String prefix, String name, String role) {}

    public record KeyResponse(
            UUID id,
            String name,
            String role,
            String prefix,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    @POST
    public Response make(@Nullable CreateKeyRequest key) {
        caller.require(Role.OWNER);
        if (key == null) {
            throw ProblemException.malformed("body", "{\"name\":…,\"role\":…} is needed");
        }
        String named = key.workspaceId();
        WorkspaceId workspace = named == null ? caller.workspace() : caller.workspace(named);
        workspaces.get(workspace);
        String role = NameChecks.name("role", key.role());
        ApiKeys.CreatedApiKey made =
                keys.make(workspace, NameChecks.name("name", key.name()), Role.of(role));
        return Response.status(Response.Status.CREATED)
                .entity(
                        new CreatedKeyResponse(
                                made.id(),
                                made.key(),
                                made.prefix(),
                                made.name(),
                                made.role().claim()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    public Page<KeyResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OWNER);
        int size = Page.limit(limit);
        var rows =
                keys.list(caller.workspace(), IdParameters.after(cursor), size + 1).stream()
                        .map(KeyResource::shown)
                        .toList();
        return Page.of(rows, size, key -> key.id().toString());
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@jakarta.ws.rs.PathParam("id") String id) {
        caller.require(Role.OWNER);
        keys.revoke(caller.workspace(), IdParameters.id("key", id));
    }

    private static KeyResponse shown(ApiKey key) {
        return new KeyResponse(
                key.id(),
                key.name(),
                key.role().claim(),
                key.prefix(),
                key.createdAt(),
                key.revokedAt());
    }
}
