package dev.pesewa.usage.event.postgres;

import dev.pesewa.kernel.event.UsageRecorded;
import java.util.Objects;
import java.util.UUID;

/// What makes an event the same event (I1).
record EventKey(UUID workspace, String source, String id) {

    static EventKey of(UsageRecorded event) {
        return new EventKey(event.workspaceId(), event.source(), event.id());
    }

    /// Of the event that this one corrects.
    static EventKey corrected(UsageRecorded event) {
        return new EventKey(
                event.workspaceId(),
                event.source(),
                Objects.requireNonNull(event.origin().corrects()));
    }
}
