package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.database.SqlSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that are not counted, to be looked at and sent again. One that comes twice is
/// kept once.
public interface RejectedEventRepository {

    /// `replayedAt` is null until it has been sent again.
    record RejectedEvent(
            UUID id,
            String eventId,
            String clientId,
            String code,
            String detail,
            Instant rejectedAt,
            @Nullable Instant replayedAt) {}

    /// One that can be sent again: `event` is a `UsageRecorded`, null for those of long ago.
    record ReplayableEvent(UUID id, String code, @Nullable String event) {}

    void keep(List<UsageRejected> refused);

    /// In a transaction that refuses.
    void keep(SqlSession transaction, List<UsageRejected> refused);

    /// The newest first; `before` is the last id of the page before.
    List<RejectedEvent> list(WorkspaceId workspace, UUID before, int limit);

    /// Those that were not sent again yet, the oldest first.
    List<ReplayableEvent> waiting(WorkspaceId workspace, UUID after, int limit);

    void replayed(WorkspaceId workspace, Collection<UUID> ids, Instant at);
}
