package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.SqlSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The stored events that count, at their present cost, in the order of their time.
public interface CountedEventRepository {

    List<UsageRecorded> after(
            SqlSession statements, UUID workspace, EventCursor position, Instant until, int limit);

    /// Only those whose price is not known.
    List<UsageRecorded> unpricedAfter(
            SqlSession statements, UUID workspace, EventCursor position, Instant until, int limit);

    /// The days of a workspace that have events or rollups, from the first day whose events are all
    /// kept, in their order. An import may leave years between two of them.
    List<LocalDate> days(UUID workspace, ZoneId zone);

    /// Whether all events since then are kept. To be asked under the version's lock, which whoever
    /// gives events up takes as well.
    boolean keptSince(SqlSession transaction, UUID workspace, Instant moment);
}
