package dev.pesewa.kit.workspace;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The workspace that this request is about (I7): the one in the path, `{workspaceId}`, else the
/// one that an operator names, `?workspaceId=`, else the token's own. Somebody else's workspace is
/// answered 404, like one that does not exist.
@RequestScoped
public class CurrentWorkspace {

    private static final String PARAMETER = "workspaceId";

    private final Caller caller;
    private final UriInfo uri;
    private final WorkspaceRepository workspaces;

    public CurrentWorkspace(Caller caller, UriInfo uri, WorkspaceRepository workspaces) {
        this.caller = caller;
        this.uri = uri;
        this.workspaces = workspaces;
    }

    /// Its id, without a look whether there is such a workspace: enough for queries, which then
    /// find nothing.
    public WorkspaceId id() {
        String named = named();
        if (named != null) {
            return id(named);
        }
        if (caller.isOperator()) {
            throw ProblemException.malformed(
                    PARAMETER, "an operator says which workspace: ?workspaceId=…");
        }
        return own();
    }

    /// The workspace that a request names in its body, by the same rule.
    public WorkspaceId id(String named) {
        WorkspaceId asked = WorkspaceId.parse(named);
        if (!caller.isOperator() && !own().equals(asked)) {
            throw ProblemException.notFound("workspace");
        }
        return asked;
    }

    /// 404 when there is none.
    public Workspace get() {
        return workspaces.get(id());
    }

    /// The same without blocking.
    public CompletionStage<Workspace> lookUp() {
        return workspaces.lookUp(id());
    }

    private @Nullable String named() {
        String inPath = uri.getPathParameters().getFirst(PARAMETER);
        return inPath == null ? uri.getQueryParameters().getFirst(PARAMETER) : inPath;
    }

    private WorkspaceId own() {
        return caller.ownWorkspace()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.FORBIDDEN,
                                        "The token belongs to no workspace."));
    }
}
