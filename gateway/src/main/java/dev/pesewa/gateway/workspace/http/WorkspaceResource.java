package dev.pesewa.gateway.workspace.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.gateway.workspace.postgres.WorkspaceRegistry;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Operators make workspaces and see all; everyone else sees their own.
@Tag(name = "Workspaces", description = "The tenants; each has a currency and a time zone.")
@Path("/api/workspaces")
@Authenticated
@RunOnVirtualThread
public class WorkspaceResource {

    private static final String DEFAULT_CURRENCY = "GHS";
    private static final String DEFAULT_ZONE = "Africa/Accra";

    private final WorkspaceRegistry workspaces;
    private final CurrentWorkspace current;
    private final IdGenerator ids;
    private final Caller caller;

    public WorkspaceResource(
            WorkspaceRegistry workspaces,
            CurrentWorkspace current,
            IdGenerator ids,
            Caller caller) {
        this.workspaces = workspaces;
        this.current = current;
        this.ids = ids;
        this.caller = caller;
    }

    public record CreateWorkspaceRequest(
            @NotNull @PlainText String name,
            @Schema(description = "ISO 4217; GHS when missing.") @Nullable String currency,
            @Schema(description = "IANA name; Africa/Accra when missing.") @Nullable String zone) {}

    public record WorkspaceResponse(UUID id, String name, String currency, String zone) {

        static WorkspaceResponse of(Workspace workspace) {
            return new WorkspaceResponse(
                    workspace.id().value(),
                    workspace.name(),
                    workspace.currency(),
                    workspace.zone().getId());
        }
    }

    @Operation(operationId = "createWorkspace", summary = "Create a workspace")
    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = WorkspaceResponse.class)))
    @RolesAllowed(Role.OPERATOR_CLAIM)
    public Response create(@NotNull @Valid CreateWorkspaceRequest body) {
        var workspace =
                new Workspace(
                        new WorkspaceId(ids.next()),
                        body.name(),
                        currency(body.currency()),
                        zone(body.zone()));
        workspaces.add(workspace);
        return CreatedResponses.of(
                WorkspaceResponse.of(workspace), "/api/workspaces", workspace.id());
    }

    /// An operator sees all, or the one that `?workspaceId=` names.
    @Operation(
            operationId = "listWorkspaces",
            summary = "All workspaces for an operator, else your own")
    @GET
    public Page<WorkspaceResponse> list(
            @QueryParam("workspaceId") @Nullable String named, @BeanParam PageRequest page) {
        if (named != null || !caller.isOperator()) {
            return new Page<>(List.of(WorkspaceResponse.of(current.get())), null);
        }
        return page.of(
                workspaces.list(page.idAfter(), page.rows()),
                WorkspaceResponse::of,
                WorkspaceResponse::id);
    }

    @Operation(operationId = "getWorkspace", summary = "A workspace")
    @GET
    @Path("/{workspaceId}")
    public WorkspaceResponse get() {
        return WorkspaceResponse.of(current.get());
    }

    private static String currency(@Nullable String code) {
        String asked = code == null ? DEFAULT_CURRENCY : code;
        try {
            return Currency.getInstance(asked).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.malformed("currency", "an ISO 4217 code such as GHS");
        }
    }

    private static ZoneId zone(@Nullable String id) {
        String asked = id == null ? DEFAULT_ZONE : id;
        // Only names: PostgreSQL reads the sign of an offset such as +02:00 the other way round.
        if (!ZoneId.getAvailableZoneIds().contains(asked)) {
            throw ProblemException.malformed("zone", "a zone such as Africa/Accra");
        }
        return ZoneId.of(asked);
    }
}
