package dev.pesewa.gateway.workspace.http;

import dev.pesewa.gateway.identity.http.Cursors;
import dev.pesewa.gateway.identity.http.Texts;
import dev.pesewa.gateway.workspace.WorkspaceTable;
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

    private final WorkspaceTable workspaces;
    private final IdGenerator ids;
    private final Caller caller;

    public WorkspaceResource(WorkspaceTable workspaces, IdGenerator ids, Caller caller) {
        this.workspaces = workspaces;
        this.ids = ids;
        this.caller = caller;
    }

    public record NewWorkspace(
            @Nullable String name, @Nullable String currency, @Nullable String zone) {}

    public record ShownWorkspace(UUID id, String name, String currency, String zone) {}

    @POST
    public Response create(@Nullable NewWorkspace asked) {
        caller.require(Role.OPERATOR);
        if (asked == null) {
            throw ProblemException.malformed("body", "{\"name\":…} is needed");
        }
        var workspace =
                new Workspace(
                        new WorkspaceId(ids.next()),
                        Texts.name("name", asked.name()),
                        currency(asked.currency()),
                        zone(asked.zone()));
        workspaces.add(workspace);
        return Response.status(Response.Status.CREATED).entity(shown(workspace)).build();
    }

    @GET
    public Page<ShownWorkspace> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (!caller.isOperator()) {
            return new Page<>(List.of(shown(workspaces.get(caller.workspace()))), null);
        }
        int size = Page.limit(limit);
        var rows =
                workspaces.list(Cursors.after(cursor), size + 1).stream()
                        .map(WorkspaceResource::shown)
                        .toList();
        return Page.of(rows, size, workspace -> workspace.id().toString());
    }

    @GET
    @Path("/{id}")
    public ShownWorkspace get(@PathParam("id") String id) {
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

    private static ShownWorkspace shown(Workspace workspace) {
        return new ShownWorkspace(
                workspace.id().value(),
                workspace.name(),
                workspace.currency(),
                workspace.zone().getId());
    }
}
