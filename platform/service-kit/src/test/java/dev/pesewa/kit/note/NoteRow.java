package dev.pesewa.kit.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "note")
class NoteRow {

    @Id UUID id = new UUID(0, 0);

    @Column(name = "workspace_id")
    UUID workspaceId = new UUID(0, 0);

    String title = "";
    @Nullable String text;
}
