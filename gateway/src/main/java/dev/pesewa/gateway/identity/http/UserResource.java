package dev.pesewa.gateway.identity.http;

import dev.pesewa.gateway.identity.Users;
import dev.pesewa.gateway.workspace.WorkspaceTable;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The people of a workspace, managed by its owners and by operators.
@Path("/api/workspaces/{workspaceId}/users")
@Authenticated
@RunOnVirtualThread
public class UserResource {

    private final Users users;
    private final WorkspaceTable workspaces;
    private final Caller caller;

    public UserResource(Users users, WorkspaceTable workspaces, Caller caller) {
        this.users = users;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    public record NewUser(
            @Nullable String username, @Nullable String password, @Nullable String role) {}

    public record MadeUser(UUID id, String username, String role) {}

    public record ShownUser(UUID id, String username, String role, Instant createdAt) {}

    @POST
    public Response add(@PathParam("workspaceId") String workspaceId, @Nullable NewUser user) {
        WorkspaceId workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER);
        if (user == null) {
            throw ProblemException.malformed(
                    "body", "{\"username\":…,\"password\":…,\"role\":…} is needed");
        }
        workspaces.get(workspace);
        Role role = Role.of(Texts.name("role", user.role()));
        String username = Texts.name("username", user.username());
        UUID id = users.add(workspace, username, Texts.name("password", user.password()), role);
        return Response.status(Response.Status.CREATED)
                .entity(new MadeUser(id, username, role.claim()))
                .build();
    }

    @GET
    public Page<ShownUser> list(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        WorkspaceId workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER);
        workspaces.get(workspace);
        int size = Page.limit(limit);
        var rows =
                users.list(workspace, Cursors.after(cursor), size + 1).stream()
                        .map(
                                user ->
                                        new ShownUser(
                                                user.id(),
                                                user.username(),
                                                user.role().claim(),
                                                user.createdAt()))
                        .toList();
        return Page.of(rows, size, user -> user.id().toString());
    }
}
