package dev.pesewa.usage.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `request` is JSON that its `JobHandler` reads. `done` of `total` steps; `changed` counts what
/// the work found to change. `problem` says why it failed.
public record Job(
        UUID id,
        String kind,
        String request,
        JobState state,
        long total,
        long done,
        long changed,
        @Nullable String problem,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt) {

    /// `RUNNING` from the moment it is asked for, also while it waits for a replica.
    public enum JobState {
        RUNNING,
        DONE,
        FAILED
    }

    /// A job that nobody has begun yet.
    public static Job asked(UUID id, String kind, String request, String askedBy, Instant now) {
        return new Job(id, kind, request, JobState.RUNNING, 0, 0, 0, null, askedBy, now, null);
    }
}
