package dev.pesewa.gateway.workspace.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "workspace")
class WorkspaceRow {

    @Id UUID id = new UUID(0, 0);

    String name = "";
    String currency = "";
    String zone = "";
}
