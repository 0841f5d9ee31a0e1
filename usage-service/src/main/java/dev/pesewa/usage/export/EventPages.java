package dev.pesewa.usage.export;

import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.event.Position;
import java.time.Instant;
import java.util.List;

/// Stored events in the order of their time, a page at a time.
public interface EventPages {

    /// At most `limit` events after `position` and before `until`. The filter's dates are not
    /// looked at.
    List<ExportedEvent> after(Position position, Instant until, Filter filter, int limit);
}
