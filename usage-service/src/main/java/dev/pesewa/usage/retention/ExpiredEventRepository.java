package dev.pesewa.usage.retention;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Deletes events that are kept no longer, and remembers from when on they are kept.
public interface ExpiredEventRepository {

    /// From when on a workspace's events are kept; empty: from the first one.
    Optional<Instant> floor(WorkspaceId workspace);

    /// Never lowers it: what is deleted does not come back.
    void raiseFloor(WorkspaceId workspace, Instant since);

    /// Months that have a partition, the oldest first.
    List<LocalDate> months();

    /// Drops the month's partition when no workspace keeps an event in it; false when one does.
    boolean drop(LocalDate month);

    /// Deletes some thousands of a workspace's events before `since`; 0 when none are left.
    long delete(WorkspaceId workspace, Instant since);
}
