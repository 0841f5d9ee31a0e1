package dev.pesewa.usage.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The queue of jobs. `JobRepositoryContract` says what each implementation must do.
public interface JobRepository {

    void add(Job job);

    Optional<Job> find(UUID id);

    /// The newest first; `before` is the last id of the page before.
    List<Job> list(UUID before, int limit);

    /// The oldest running job without progress since `deadSince`. It is the caller's from then on,
    /// until it has no progress for as long again.
    Optional<Job> take(Instant now, Instant deadSince);

    /// Also says that somebody works on it at `now`.
    void progress(UUID id, long total, long done, long changed, Instant now);

    void finish(UUID id, Job.JobState state, @Nullable String problem, Instant now);
}
