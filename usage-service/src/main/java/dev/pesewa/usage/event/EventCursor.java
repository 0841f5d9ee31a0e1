package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import java.time.Instant;

/// A place among a workspace's events in the order of their time: where the next page goes on.
public record EventCursor(Instant occurredAt, String source, String id) {

    /// Before every event of this moment and later.
    public static EventCursor before(Instant moment) {
        return new EventCursor(moment, "", "");
    }

    public static EventCursor of(UsageRecorded event) {
        return new EventCursor(event.occurredAt(), event.source(), event.id());
    }
}
