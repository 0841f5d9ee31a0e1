package dev.pesewa.usage.client.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "client")
class ClientRow {

    @EmbeddedId ClientRowKey key = new ClientRowKey(new UUID(0, 0), "");

    String name = "";
    boolean active;

    /// The database's clock sets it.
    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Embeddable
    record ClientRowKey(
            @Column(name = "workspace_id") UUID workspaceId,
            @Column(name = "client_id") String clientId) {}
}
