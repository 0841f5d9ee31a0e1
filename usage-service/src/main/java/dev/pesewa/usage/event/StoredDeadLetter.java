package dev.pesewa.usage.event;

import dev.pesewa.kit.messaging.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record of the usage topic that could not be handled. `id` is the record's place, such as
/// `pesewa.usage-3-1042`: topic, partition, offset. `replayedAt` is null until it was sent again.
public record StoredDeadLetter(
        String id, DeadLetter letter, Instant diedAt, @Nullable Instant replayedAt) {}
