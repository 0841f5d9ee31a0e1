package dev.pesewa.usage.event.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "dead_letter")
class DeadLetterRow {

    @Id String id = "";

    String topic = "";
    String key = "";
    String reason = "";

    @Column(name = "value")
    String content = "";

    @Column(name = "died_at")
    Instant diedAt = Instant.EPOCH;

    @Column(name = "replayed_at")
    @Nullable Instant replayedAt;
}
