package dev.pesewa.gateway.workspace.postgres;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

@Entity
@Table(name = "workspace")
class WorkspaceRow {

    @Id UUID id = new UUID(0, 0);
    String name = "";
    String currency = "";
    String zone = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    Workspace workspace() {
        return new Workspace(new WorkspaceId(id), name, currency, ZoneId.of(zone));
    }
}
