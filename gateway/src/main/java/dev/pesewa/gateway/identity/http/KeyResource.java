package dev.pesewa.gateway.identity.http;

import dev.pesewa.gateway.identity.ApiKey;
import dev.pesewa.gateway.identity.ApiKeys;
import dev.pesewa.gateway.workspace.postgres.WorkspaceRegistry;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API keys of a workspace, managed by its owners and by operators.
@Path("/api/auth/keys")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class KeyResource {

    private final ApiKeys keys;
    private final WorkspaceRegistry workspaces;
    private final CurrentWorkspace current;
    private final Caller caller;

    public KeyResource(
            ApiKeys keys, WorkspaceRegistry workspaces, CurrentWorkspace current, Caller caller) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.current = current;
        this.caller = caller;
    }

    /// `workspaceId` is for operators; an owner's is the token's.
    public record CreateKeyRequest(
            @NotNull @PlainText String name,
            @NotNull @PlainText String role,
            @Nullable String workspaceId) {}

    /// `key` is the secret, which is shown this once.
    public record CreatedKeyResponse(
            UUID id, String key, String prefix, String name, String role) {}

    public record KeyResponse(
            UUID id,
            String name,
            String role,
            String prefix,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        static KeyResponse of(ApiKey key) {
            return new KeyResponse(
                    key.id(),
                    key.name(),
                    key.role().claim(),
                    key.prefix(),
                    key.createdAt(),
                    key.revokedAt());
        }
    }

    @POST
    public Response make(@NotNull @Valid CreateKeyRequest body) {
        String named = body.workspaceId();
        WorkspaceId workspace = named == null ? current.id() : caller.workspace(named);
        workspaces.get(workspace);
        ApiKeys.CreatedApiKey made = keys.make(workspace, body.name(), Role.of(body.role()));
        ApiKey key = made.key();
        return Response.status(Response.Status.CREATED)
                .entity(
                        new CreatedKeyResponse(
                                key.id(),
                                made.secret(),
                                key.prefix(),
                                key.name(),
                                key.role().claim()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    public Page<KeyResponse> list(@BeanParam PageRequest page) {
        return page.of(
                keys.list(current.id(), page.idAfter(), page.rows()),
                KeyResponse::of,
                KeyResponse::id);
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(current.id(), id);
    }
}
