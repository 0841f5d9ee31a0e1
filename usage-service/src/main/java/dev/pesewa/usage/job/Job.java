package dev.pesewa.usage.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `request` is JSON that its `JobHandler` understands. `done` of `total` steps; `changed` counts
/// what the work found to change. `problem` says why it failed.
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

    public enum JobState {
        RUNNING,
        DONE,
        FAILED
    }
}
