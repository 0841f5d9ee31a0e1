package dev.pesewa.usage.event.postgres;

import dev.pesewa.kernel.event.UsageRecorded;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/// What makes an event the same event (I1).
record EventKey(UUID workspace, String source, String id) {

    /// Batches lock keys in this order, so that two replicas never wait for each other in a ring.
    static final Comparator<EventKey> ORDER =
            Comparator.comparing(EventKey::workspace)
                    .thenComparing(EventKey::source)
                    .thenComparing(EventKey::id);

    static EventKey of(UsageRecorded event) {
        return new EventKey(event.workspaceId(), event.source(), event.id());
    }

    /// Of the event that this one corrects.
    static EventKey corrected(UsageRecorded event) {
        return new EventKey(
                event.workspaceId(), event.source(), Objects.requireNonNull(event.corrects()));
    }
}
