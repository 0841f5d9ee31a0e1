package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import java.time.Instant;

/// A place among a workspace's events in the order of their time: where the next page goes on.
public record Position(Instant occurredAt, String source, String id) {

    /// Before every event of this moment and later.
    public static Position before(Instant moment) {
        return new Position(moment, "", "");
    }

    public static Position of(UsageRecorded event) {
        return new Position(event.occurredAt(), event.source(), event.id());
    }
}
