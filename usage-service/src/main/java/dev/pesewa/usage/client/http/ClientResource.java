package dev.pesewa.usage.client.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.client.Client;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.ClientRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Registers the clients that may be metered.
@Path("/api/usage/clients")
@Authenticated
@RunOnVirtualThread
public class ClientResource {

    private final ClientRepository clients;
    private final ClientEligibility check;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public ClientResource(
            ClientRepository clients,
            ClientEligibility check,
            WorkspaceRepository workspaces,
            Caller caller) {
        this.clients = clients;
        this.check = check;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// `name` is the id when it is missing, `active` true.
    public record ClientRequest(
            @Nullable String clientId, @Nullable String name, @Nullable Boolean active) {}

    /// 201 for a new one, 200 for one that is there with the same name, else 409.
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
    public Response add(@Nullable ClientRequest body) {
        caller.require(Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = workspaces.get(caller.workspace()).id();
        if (body == null) {
            throw ProblemException.malformed("body", "{\"clientId\":…,\"name\":…} is needed");
        }
        String clientId = text("clientId", body.clientId(), Client.LONGEST_ID);
        String name =
                body.name() == null ? clientId : text("name", body.name(), Client.LONGEST_NAME);
        boolean active = body.active() == null || body.active();
        boolean isNew = clients.find(workspace, clientId).isEmpty();
        Client client = clients.add(workspace, clientId, name, active);
        check.forget(workspace, clientId);
        if (!client.name().equals(name) || client.active() != active) {
            throw new ProblemException(
                    ProblemCode.ALREADY_EXISTS,
                    "The client is registered with other data. PATCH it to change them.");
        }
        return Response.status(isNew ? 201 : 200).entity(client).build();
    }

    @GET
    public Page<Client> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OWNER, Role.MEMBER);
        int size = Page.limit(limit);
        String after = cursor == null ? "" : text("cursor", cursor, Client.LONGEST_ID);
        var rows = clients.list(caller.workspace(), after, size + 1);
        return Page.of(rows, size, Client::clientId);
    }

    @GET
    @Path("/{clientId}")
    public Client get(@PathParam("clientId") String clientId) {
        caller.require(Role.OWNER, Role.MEMBER);
        return clients.find(caller.workspace(), text("clientId", clientId, Client.LONGEST_ID))
                .orElseThrow(() -> ProblemException.notFound("client"));
    }

    @PATCH
    @Path("/{clientId}")
    public Client change(@PathParam("clientId") String clientId, @Nullable ClientRequest body) {
        caller.require(Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = caller.workspace();
        if (body == null || (body.clientId() != null && !body.clientId().equals(clientId))) {
            throw ProblemException.malformed("clientId", "a client keeps its id");
        }
        String name = body.name() == null ? null : text("name", body.name(), Client.LONGEST_NAME);
        String id = text("clientId", clientId, Client.LONGEST_ID);
        Client changed =
                clients.change(workspace, id, name, body.active())
                        .orElseThrow(() -> ProblemException.notFound("client"));
        check.forget(workspace, id);
        return changed;
    }

    private static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw ProblemException.malformed(field, "is needed");
        }
        if (value.length() > longest) {
            throw ProblemException.malformed(field, "at most " + longest + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.malformed(field, "holds a control character");
        }
        return value;
    }
}
