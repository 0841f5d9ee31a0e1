package dev.pesewa.kit.identity;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who sent this request, by the verified token. What it may do, `@RolesAllowed` says, and in which
/// workspace, `CurrentWorkspace`.
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    public Caller(JsonWebToken token) {
        this.token = token;
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
        return token.getGroups() != null && token.getGroups().contains(Role.OPERATOR_CLAIM);
    }

    /// The workspace in the token; empty for operators.
    public Optional<WorkspaceId> ownWorkspace() {
        return Optional.ofNullable(token.<String>getClaim("workspace")).map(WorkspaceId::parse);
    }
}
