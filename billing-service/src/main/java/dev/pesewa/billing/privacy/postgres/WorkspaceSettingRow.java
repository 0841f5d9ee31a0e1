package dev.pesewa.billing.privacy.postgres;

import dev.pesewa.billing.privacy.Sanitiser;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Entity
@Table(name = "workspace_setting")
class WorkspaceSettingRow {

    @Id
    @Column(name = "workspace_id")
    UUID workspaceId = new UUID(0, 0);

    /// `refuse` or `redact`.
    @Column(name = "personal_data")
    String personalData = "";

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    Sanitiser.SanitisingPolicy policy() {
        return Sanitiser.SanitisingPolicy.valueOf(personalData.toUpperCase(Locale.ROOT));
    }
}
