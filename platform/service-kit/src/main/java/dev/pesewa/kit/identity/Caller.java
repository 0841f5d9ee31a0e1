package dev.pesewa.kit.identity;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who sent this request, by the verified token. Ask it before anything is read or written.
@RequestScoped
public class Caller {

    private final JsonWebToken token;
    private final UriInfo uri;

    public Caller(JsonWebToken token, UriInfo uri) {
        this.token = token;
        this.uri = uri;
    }

    /// The user's or the key's id.
    public String subject() {
        return token.getSubject();
    }

    /// When the token ends; an answer that goes on for long ends with it.
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    public boolean isOperator() {
        return has(Role.OPERATOR);
    }

    /// Refuses with 403 unless the token has one of these roles. An operator may do what anyone
    /// may.
    public void require(Role... roles) {
        if (!isOperator() && Arrays.stream(roles).noneMatch(this::has)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "The token's role may not do that.");
        }
    }

    /// The token's workspace; for an operator the one that `?workspaceId=` names.
    public WorkspaceId workspace() {
        String named = uri.getQueryParameters().getFirst("workspaceId");
        if (!isOperator()) {
            WorkspaceId own = own();
            return named == null ? own : sameOrNotFound(own, WorkspaceId.parse(named));
        }
        if (named == null) {
            throw ProblemException.malformed(
                    "workspaceId", "an operator says which workspace: ?workspaceId=…");
        }
        return WorkspaceId.parse(named);
    }

    /// The workspace in the path, when the caller may see it: 404 for anyone else's.
    public WorkspaceId workspace(String inPath) {
        WorkspaceId asked = WorkspaceId.parse(inPath);
        return isOperator() ? asked : sameOrNotFound(own(), asked);
    }

    private boolean has(Role role) {
        return token.getGroups() != null && token.getGroups().contains(role.claim());
    }

    /// The workspace in the token; empty for operators.
    public Optional<WorkspaceId> ownWorkspace() {
        return Optional.ofNullable(token.<String>getClaim("workspace")).map(WorkspaceId::parse);
    }

    private WorkspaceId own() {
        return ownWorkspace()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.FORBIDDEN,
                                        "The token belongs to no workspace."));
    }

    private static WorkspaceId sameOrNotFound(WorkspaceId own, WorkspaceId asked) {
        if (!own.equals(asked)) {
            throw ProblemException.notFound("workspace");
        }
        return own;
    }
}
