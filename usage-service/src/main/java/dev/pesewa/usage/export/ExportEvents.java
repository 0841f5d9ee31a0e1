package dev.pesewa.usage.export;

import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.event.EventCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/// Writes every event of a range, holding one page at a time.
@ApplicationScoped
public class ExportEvents {

    /// Large enough that the round trips do not count, small enough to be held by many at once.
    private static final int PAGE = 1_000;

    private final EventPageRepository pages;

    public ExportEvents(EventPageRepository pages) {
        this.pages = pages;
    }

    /// Receives the events one by one.
    @FunctionalInterface
    public interface Sink {
        void take(ExportedEvent event) throws IOException;
    }

    /// The events of the filter's days, as days are in `zone`, the oldest first.
    public void write(UsageFilter filter, ZoneId zone, Sink sink) throws IOException {
        var until = filter.period().until(zone);
        var position = EventCursor.before(filter.period().from(zone));
        List<ExportedEvent> page;
        do {
            page = pages.after(position, until, filter, PAGE);
            for (ExportedEvent event : page) {
                sink.take(event);
                position = event.position();
            }
        } while (page.size() == PAGE);
    }
}
