package dev.pesewa.usage.export;

import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.event.EventCursor;
import java.time.Instant;
import java.util.List;

/// Stored events in the order of their time, a page at a time.
public interface EventPageRepository {

    /// At most `limit` events after `position` and before `until`. The filter's dates are not
    /// looked at.
    List<ExportedEvent> after(EventCursor position, Instant until, UsageFilter filter, int limit);
}
