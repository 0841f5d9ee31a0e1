package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Events that are not counted, to be looked at. One that is sent again is kept once.
public interface Rejected {

    record Entry(
            UUID id,
            String eventId,
            String clientId,
            String code,
            String detail,
            Instant rejectedAt) {}

    void keep(
            WorkspaceId workspace,
            String source,
            String eventId,
            String clientId,
            String code,
            String detail);

    /// The newest first; `before` is the last id of the page before.
    List<Entry> list(WorkspaceId workspace, UUID before, int limit);
}
