package dev.pesewa.billing.privacy;

import dev.pesewa.kernel.WorkspaceId;
import java.util.Optional;

/// What workspaces have chosen.
public interface PrivacySettingsRepository {

    Optional<Sanitiser.SanitisingPolicy> find(WorkspaceId workspace);

    void choose(WorkspaceId workspace, Sanitiser.SanitisingPolicy policy);
}
