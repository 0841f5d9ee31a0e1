package dev.pesewa.billing.privacy;

import dev.pesewa.kernel.WorkspaceId;
import java.util.Optional;

/// What workspaces have chosen.
public interface Settings {

    Optional<Sanitising.Policy> find(WorkspaceId workspace);

    void choose(WorkspaceId workspace, Sanitising.Policy policy);
}
