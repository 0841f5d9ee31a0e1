package dev.pesewa.usage.client.postgres;

import dev.pesewa.kernel.ClientPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "client_policy")
class ClientPolicyRow {

    @Id
    @Column(name = "workspace_id")
    UUID workspaceId = new UUID(0, 0);

    /// The text of a `ClientPolicy`.
    @Column(name = "unknown_clients")
    String unknownClients = ClientPolicy.REFUSE.text();

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    @Column(name = "changed_by")
    String changedBy = "";
}
