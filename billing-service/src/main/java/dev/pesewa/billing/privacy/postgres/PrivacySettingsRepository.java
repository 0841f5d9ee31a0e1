package dev.pesewa.billing.privacy.postgres;

import dev.pesewa.billing.privacy.Sanitiser;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.UniqueViolationException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What workspaces have chosen; those that chose nothing have no row.
@ApplicationScoped
public class PrivacySettingsRepository implements PanacheRepositoryBase<WorkspaceSettingRow, UUID> {

    private final Clock clock;

    public PrivacySettingsRepository(Clock clock) {
        this.clock = clock;
    }

    public Optional<Sanitiser.SanitisingPolicy> find(WorkspaceId workspace) {
        return Optional.ofNullable(BlockingPanache.inTransaction(() -> findById(workspace.value())))
                .map(WorkspaceSettingRow::policy);
    }

    public void choose(WorkspaceId workspace, Sanitiser.SanitisingPolicy policy) {
        var row = new WorkspaceSettingRow();
        row.workspaceId = workspace.value();
        row.personalData = policy.name().toLowerCase(Locale.ROOT);
        row.changedAt = clock.instant();
        try {
            save(row);
        } catch (UniqueViolationException _) {
            // Another request made the row in this moment: now it can be changed.
            save(row);
        }
    }

    private void save(WorkspaceSettingRow row) {
        BlockingPanache.<WorkspaceSettingRow>inTransaction(
                () -> getSession().chain(session -> session.merge(row)));
    }
}
