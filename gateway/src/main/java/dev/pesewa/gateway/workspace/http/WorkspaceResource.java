package dev.pesewa.gateway.workspace.http;

import dev.pesewa.gateway.identity.http.IdParameters;
import dev.pesewa.gateway.identity.http.NameChecks;
import dev.pesewa.gateway.workspace.WorkspaceRegistry;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Operators make workspaces and see all; everyone else sees their own.
@Path("/api/workspaces")
@Authenticated
@RunOnVirtualThread
public class WorkspaceResource {

    private static final String DEFAULT_CURRENCY = "GHS";
    private static final String DEFAULT_ZONE = "Africa/Accra";

    private final WorkspaceRegistry workspaces;
    private final IdGenerator ids;
    private final Caller caller;

    public WorkspaceResource(WorkspaceRegistry workspaces, IdGenerator ids, Caller caller) {
        this.workspaces = workspaces;
        this.ids = ids;
        this.caller = caller;
    }

    public record CreateWorkspaceRequest(
            @Nullable String name, @Nullable String currency, @Nullable String zone) {}

    public record WorkspaceResponse(UUID id, String name, String currency, String zone) {}

    @POST
    public Response create(@Nullable CreateWorkspaceRequest asked) {
        caller.require(Role.OPERATOR);
        if (asked == null) {
            throw ProblemException.malformed("body", "{\"name\":…} is needed");
        }
        var workspace =
                new Workspace(
                        new WorkspaceId(ids.next()),
                        NameChecks.name("name", asked.name()),
                        currency(asked.currency()),
                        zone(asked.zone()));
        workspaces.add(workspace);
        return Response.status(Response.Status.CREATED).entity(shown(workspace)).build();
    }

    @GET
    public Page<WorkspaceResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (!caller.isOperator()) {
            return new Page<>(List.of(shown(workspaces.get(caller.workspace()))), null);
        }
        int size = Page.limit(limit);
        var rows =
                workspaces.list(IdParameters.after(cursor), size + 1).stream()
                        .map(WorkspaceResource::shown)
                        .toList();
        return Page.of(rows, size, workspace -> workspace.id().toString());
    }

    @GET
    @Path("/{id}")
    public WorkspaceResponse get(@PathParam("id") String id) {
        return shown(workspaces.get(caller.workspace(id)));
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
        // Only names: databases read the sign of an offset the other way round.
        if (!ZoneId.getAvailableZoneIds().contains(asked)) {
            throw ProblemException.malformed("zone", "a zone such as Africa/Accra");
        }
        return ZoneId.of(asked);
    }

    private static WorkspaceResponse shown(Workspace workspace) {
        return new WorkspaceResponse(
                workspace.id().value(),
                workspace.name(),
                workspace.currency(),
                workspace.zone().getId());
    }
}
