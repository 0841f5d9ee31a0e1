package dev.pesewa.gateway.identity.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.gateway.identity.ApiKey;
import dev.pesewa.gateway.identity.ApiKey.CreatedApiKey;
import dev.pesewa.gateway.identity.ApiKeySecrets;
import dev.pesewa.gateway.identity.postgres.ApiKeyRepository;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.kit.workspace.WorkspaceRepository;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// API keys of a workspace, managed by its owners and by operators.
@Tag(name = "API keys", description = "The keys with which programs get tokens.")
@Path("/api/auth/keys")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class KeyResource {

    private final ApiKeyRepository keys;
    private final WorkspaceRepository workspaces;
    private final CurrentWorkspace workspace;
    private final IdGenerator ids;

    public KeyResource(
            ApiKeyRepository keys,
            WorkspaceRepository workspaces,
            CurrentWorkspace workspace,
            IdGenerator ids) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.workspace = workspace;
        this.ids = ids;
    }

    /// `workspaceId` is for operators; an owner's is the token's.
    public record CreateKeyRequest(
            @NotNull @PlainText String name,
            @NotNull @PlainText String role,
            @Nullable String workspaceId) {}

    /// The only answer that holds the key itself.
    public record CreatedKeyResponse(UUID id, String key, String prefix, String name, String role) {

        static CreatedKeyResponse of(CreatedApiKey key) {
            return new CreatedKeyResponse(
                    key.id(), key.secret(), key.prefix(), key.name(), key.role().claim());
        }
    }

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

    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key; only this answer holds the key itself")
    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CreatedKeyResponse.class)))
    public Response make(@NotNull @Valid CreateKeyRequest body) {
        String named = body.workspaceId();
        WorkspaceId owner = named == null ? workspace.id() : workspace.id(named);
        workspaces.get(owner);
        String secret = ApiKeySecrets.apiKey(ids.secret(ApiKeySecrets.BYTES));
        var key = new CreatedApiKey(ids.next(), owner, body.name(), Role.of(body.role()), secret);
        keys.add(key);
        return CreatedResponses.of(CreatedKeyResponse.of(key), "/api/auth/keys", key.id());
    }

    /// The key itself is never shown again.
    @Operation(operationId = "getApiKey", summary = "An API key, without the key itself")
    @GET
    @Path("/{id}")
    public KeyResponse get(@PathParam("id") UUID id) {
        return keys.find(workspace.id(), id)
                .map(KeyResponse::of)
                .orElseThrow(() -> ProblemException.notFound("key"));
    }

    @Operation(operationId = "listApiKeys", summary = "The API keys of a workspace")
    @GET
    public Page<KeyResponse> list(@BeanParam PageRequest page) {
        return page.of(
                keys.list(workspace.id(), page.idAfter(), page.rows()),
                KeyResponse::of,
                KeyResponse::id);
    }

    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key")
    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") UUID id) {
        if (!keys.revoke(workspace.id(), id)) {
            throw ProblemException.notFound("key");
        }
    }
}
