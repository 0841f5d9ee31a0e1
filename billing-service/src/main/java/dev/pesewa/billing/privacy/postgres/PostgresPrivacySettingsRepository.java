package dev.pesewa.billing.privacy.postgres;

import dev.pesewa.billing.privacy.PrivacySettingsRepository;
import dev.pesewa.billing.privacy.Sanitiser;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class PostgresPrivacySettingsRepository implements PrivacySettingsRepository {

    private final Database database;
    private final Clock clock;

    PostgresPrivacySettingsRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Sanitiser.SanitisingPolicy> find(WorkspaceId workspace) {
        return database.first(
                "SELECT personal_data FROM workspace_setting WHERE workspace_id = $1",
                row ->
                        Sanitiser.SanitisingPolicy.valueOf(
                                row.text("personal_data").toUpperCase(Locale.ROOT)),
                workspace.value());
    }

    @Override
    public void choose(WorkspaceId workspace, Sanitiser.SanitisingPolicy policy) {
        database.update(
                """
                INSERT INTO workspace_setting (workspace_id, personal_data, changed_at)
                VALUES ($1, $2, $3) ON CONFLICT (workspace_id)
                DO UPDATE SET personal_data = $2, changed_at = $3""",
                workspace.value(),
                policy.name().toLowerCase(Locale.ROOT),
                clock.instant());
    }
}
