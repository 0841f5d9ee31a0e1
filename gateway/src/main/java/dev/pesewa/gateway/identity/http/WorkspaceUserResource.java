package dev.pesewa.gateway.identity.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.gateway.identity.UserRepository.User;
import dev.pesewa.gateway.identity.Users;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

/// The people of a workspace, managed by its owners and by operators.
@Tag(name = "Users", description = "The people of a workspace.")
@Path("/api/workspaces/{workspaceId}/users")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class WorkspaceUserResource {

    private final Users users;
    private final CurrentWorkspace workspace;

    public WorkspaceUserResource(Users users, CurrentWorkspace workspace) {
        this.users = users;
        this.workspace = workspace;
    }

    public record CreateUserRequest(
            @NotNull @PlainText String username,
            @NotNull @PlainText String password,
            @NotNull @PlainText String role) {}

    public record CreatedUserResponse(UUID id, String username, String role) {}

    public record UserResponse(UUID id, String username, String role, Instant createdAt) {

        static UserResponse of(User user) {
            return new UserResponse(
                    user.id(), user.username(), user.role().claim(), user.createdAt());
        }
    }

    @Operation(operationId = "createUser", summary = "Add a user to a workspace")
    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CreatedUserResponse.class)))
    @APIResponse(responseCode = "409", description = "already-exists: the username is taken")
    public Response add(@NotNull @Valid CreateUserRequest body) {
        WorkspaceId id = workspace.get().id();
        Role role = Role.of(body.role());
        UUID user = users.add(id, body.username(), body.password(), role);
        return CreatedResponses.of(
                new CreatedUserResponse(user, body.username(), role.claim()),
                "/api/workspaces/" + id + "/users",
                user);
    }

    @Operation(operationId = "getUser", summary = "A user of a workspace")
    @GET
    @Path("/{id}")
    public UserResponse get(@PathParam("id") UUID id) {
        return users.find(workspace.get().id(), id)
                .map(UserResponse::of)
                .orElseThrow(() -> ProblemException.notFound("user"));
    }

    @Operation(operationId = "listUsers", summary = "The users of a workspace")
    @GET
    public Page<UserResponse> list(@BeanParam PageRequest page) {
        return page.of(
                users.list(workspace.get().id(), page.idAfter(), page.rows()),
                UserResponse::of,
                UserResponse::id);
    }
}
