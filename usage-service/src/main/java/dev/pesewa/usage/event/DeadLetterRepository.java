package dev.pesewa.usage.event;

import dev.pesewa.kit.messaging.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records of the log that could not be handled. `id` is the record's place:
/// topic-partition-offset.
public interface DeadLetterRepository {

    record StoredDeadLetter(
            String id, DeadLetter letter, Instant diedAt, @Nullable Instant replayedAt) {}

    void keep(List<StoredDeadLetter> entries);

    /// In the order of their ids, those after `after`.
    List<StoredDeadLetter> list(String after, int limit);

    Optional<StoredDeadLetter> find(String id);

    void replayed(String id, Instant at);
}
