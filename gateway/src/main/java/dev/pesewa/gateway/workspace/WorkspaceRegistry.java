package dev.pesewa.gateway.workspace;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import java.util.List;
import java.util.UUID;

/// Where workspaces are kept.
public interface WorkspaceRegistry {

    /// With the event that tells the other services, in one transaction.
    void add(Workspace workspace);

    /// 404 when there is none.
    Workspace get(WorkspaceId id);

    List<Workspace> list(UUID after, int limit);
}
