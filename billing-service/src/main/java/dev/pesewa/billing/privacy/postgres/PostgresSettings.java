package dev.pesewa.billing.privacy.postgres;

import dev.pesewa.billing.privacy.Sanitising;
import dev.pesewa.billing.privacy.Settings;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class PostgresSettings implements Settings {

    private final Database database;
    private final Clock clock;

    PostgresSettings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Sanitising.Policy> find(WorkspaceId workspace) {
        return database.first(
                "SELECT personal_data FROM workspace_setting WHERE workspace_id = $1",
                row ->
                        Sanitising.Policy.valueOf(
                                row.text("personal_data").toUpperCase(Locale.ROOT)),
                workspace.value());
    }

    @Override
    public void choose(WorkspaceId workspace, Sanitising.Policy policy) {
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
