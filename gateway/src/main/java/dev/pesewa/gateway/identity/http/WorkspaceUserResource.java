package dev.pesewa.gateway.identity.http;

import dev.pesewa.gateway.identity.Users;
import dev.pesewa.gateway.workspace.WorkspaceRegistry;
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
public class WorkspaceUserResource {

    private final Users users;
    private final WorkspaceRegistry workspaces;
    private final Caller caller;

    public WorkspaceUserResource(Users users, WorkspaceRegistry workspaces, Caller caller) {
        this.users = users;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    public record CreateUserRequest(
            @Nullable String username, @Nullable String password, @Nullable String role) {}

    public record CreatedUserResponse(UUID id, String username, String role) {}

    public record UserResponse(UUID id, String username, String role, Instant createdAt) {}

    @POST
    public Response add(
            @PathParam("workspaceId") String workspaceId, @Nullable CreateUserRequest user) {
        WorkspaceId workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER);
        if (user == null) {
            throw ProblemException.malformed(
                    "body", "{\"username\":…,\"password\":…,\"role\":…} is needed");
        }
        workspaces.get(workspace);
        Role role = Role.of(NameChecks.name("role", user.role()));
        String username = NameChecks.name("username", user.username());
        UUID id =
                users.add(workspace, username, NameChecks.name("password", user.password()), role);
        return Response.status(Response.Status.CREATED)
                .entity(new CreatedUserResponse(id, username, role.claim()))
                .build();
    }

    @GET
    public Page<UserResponse> list(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        WorkspaceId workspace = caller.workspace(workspaceId);
        caller.require(Role.OWNER);
        workspaces.get(workspace);
        int size = Page.limit(limit);
        var rows =
                users.list(workspace, IdParameters.after(cursor), size + 1).stream()
                        .map(
                                user ->
                                        new UserResponse(
                                                user.id(),
                                                user.username(),
                                                user.role().claim(),
                                                user.createdAt()))
                        .toList();
        return Page.of(rows, size, user -> user.id().toString());
    }
}
