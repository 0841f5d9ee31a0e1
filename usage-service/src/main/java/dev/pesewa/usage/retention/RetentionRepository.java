package dev.pesewa.usage.retention;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Where retentions are kept, and how events are given up.
public interface RetentionRepository {

    /// Whole months before the present one.
    record Retention(WorkspaceId workspace, int months, Instant changedAt, String changedBy) {}

    Optional<Retention> find(WorkspaceId workspace);

    List<Retention> all();

    void put(Retention retention);

    void remove(WorkspaceId workspace);

    /// From when on a workspace's events are kept; empty: from the first one.
    Optional<Instant> floor(WorkspaceId workspace);

    /// Never lowers it: what is gone is gone.
    void raiseFloor(WorkspaceId workspace, Instant since);

    /// Months that have a partition, the oldest first.
    List<LocalDate> months();

    /// Drops the month's events when nobody keeps them any more.
    boolean drop(LocalDate month);

    /// Deletes some of a workspace's events below its floor; 0 when there are none left.
    long forget(WorkspaceId workspace, Instant since);
}
