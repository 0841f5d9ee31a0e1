package dev.pesewa.usage.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where jobs are kept.
public interface JobRepository {

    void add(Job job);

    Optional<Job> find(UUID id);

    /// The newest first; `before` is the last id of the page before.
    List<Job> list(UUID before, int limit);

    /// One that nobody has worked on since `deadSince`; it is the caller's from then on.
    Optional<Job> take(Instant now, Instant deadSince);

    /// Also tells that the worker lives.
    void progress(UUID id, long total, long done, long changed, Instant now);

    void finish(UUID id, Job.JobState state, @Nullable String problem, Instant now);
}
