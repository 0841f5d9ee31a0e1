package dev.pesewa.usage.client.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.client.Client;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.ClientRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Registers the clients that may be metered.
@Tag(name = "Clients", description = "Whose calls are metered: the apps and shops of a workspace.")
@Path("/api/usage/clients")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class ClientResource {

    private final ClientRepository clients;
    private final ClientEligibility eligibility;
    private final CurrentWorkspace workspace;

    public ClientResource(
            ClientRepository clients, ClientEligibility eligibility, CurrentWorkspace workspace) {
        this.clients = clients;
        this.eligibility = eligibility;
        this.workspace = workspace;
    }

    /// `name` is the id when it is missing, `active` true.
    public record RegisterClientRequest(
            @NotNull @PlainText(max = Client.LONGEST_ID) String clientId,
            @PlainText(max = Client.LONGEST_NAME) @Nullable String name,
            @Nullable Boolean active) {}

    /// What is missing stays as it is. `clientId` may be sent, and must be the client's own.
    public record ChangeClientRequest(
            @Nullable String clientId,
            @PlainText(max = Client.LONGEST_NAME) @Nullable String name,
            @Nullable Boolean active) {}

    /// 201 for a new one, 200 for one that is there with the same name, else 409.
    @Operation(operationId = "createClient", summary = "Register a client")
    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = Client.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already, the same",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = Client.class)))
    @APIResponse(responseCode = "409", description = "already-exists, with other data")
    public Response add(@NotNull @Valid RegisterClientRequest body) {
        WorkspaceId owner = workspace.get().id();
        String name = body.name() == null ? body.clientId() : body.name();
        boolean active = body.active() == null || body.active();
        boolean isNew = clients.add(owner, body.clientId(), name, active);
        Client client = clients.find(owner, body.clientId()).orElseThrow();
        if (!client.name().equals(name) || client.active() != active) {
            throw new ProblemException(
                    ProblemCode.ALREADY_EXISTS,
                    "The client is registered with other data. PATCH it to change them.");
        }
        eligibility.forget(owner, body.clientId());
        return isNew
                ? CreatedResponses.of(client, "/api/usage/clients", client.clientId())
                : Response.ok(client).build();
    }

    @Operation(operationId = "listClients", summary = "The clients of a workspace")
    @GET
    public Page<Client> list(@BeanParam PageRequest page) {
        return page.of(
                clients.list(workspace.id(), page.textAfter(Client.LONGEST_ID), page.rows()),
                Function.identity(),
                Client::clientId);
    }

    @Operation(operationId = "getClient", summary = "A client")
    @GET
    @Path("/{clientId}")
    public Client get(@PathParam("clientId") @PlainText(max = Client.LONGEST_ID) String clientId) {
        return clients.find(workspace.id(), clientId).orElseThrow(ClientResource::unknown);
    }

    @Operation(operationId = "updateClient", summary = "Rename a client, or switch it off")
    @PATCH
    @Path("/{clientId}")
    public Client change(
            @PathParam("clientId") @PlainText(max = Client.LONGEST_ID) String clientId,
            @NotNull @Valid ChangeClientRequest body) {
        if (body.clientId() != null && !body.clientId().equals(clientId)) {
            throw ProblemException.malformed("clientId", "a client keeps its id");
        }
        Client changed =
                clients.change(workspace.id(), clientId, body.name(), body.active())
                        .orElseThrow(ClientResource::unknown);
        eligibility.forget(workspace.id(), clientId);
        return changed;
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("client");
    }
}
