package dev.pesewa.usage.job;

import dev.pesewa.usage.job.Job.JobState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Jobs in memory.
final class FakeJobRepository implements JobRepository {

    private final TreeMap<UUID, Job> jobs = new TreeMap<>();
    private final Map<UUID, Instant> aliveAt = new HashMap<>();

    @Override
    public void add(Job job) {
        jobs.put(job.id(), job);
        aliveAt.put(job.id(), Instant.MIN);
    }

    @Override
    public Optional<Job> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public List<Job> list(UUID before, int limit) {
        return jobs.headMap(before, false).descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public Optional<Job> take(Instant now, Instant deadSince) {
        Optional<Job> taken =
                jobs.values().stream()
                        .filter(job -> job.state() == JobState.RUNNING)
                        .filter(job -> alive(job.id()).isBefore(deadSince))
                        .findFirst();
        taken.ifPresent(job -> aliveAt.put(job.id(), now));
        return taken;
    }

    private Instant alive(UUID id) {
        return aliveAt.getOrDefault(id, Instant.MIN);
    }

    @Override
    public void progress(UUID id, long total, long done, long changed, Instant now) {
        aliveAt.put(id, now);
        change(
                id,
                job ->
                        new Job(
                                id,
                                job.kind(),
                                job.request(),
                                job.state(),
                                total,
                                done,
                                changed,
                                job.problem(),
                                job.askedBy(),
                                job.askedAt(),
                                job.finishedAt()));
    }

    @Override
    public void finish(UUID id, JobState state, @Nullable String problem, Instant now) {
        change(
                id,
                job ->
                        new Job(
                                id,
                                job.kind(),
                                job.request(),
                                state,
                                job.total(),
                                job.done(),
                                job.changed(),
                                problem,
                                job.askedBy(),
                                job.askedAt(),
                                now));
    }

    private void change(UUID id, UnaryOperator<Job> change) {
        jobs.computeIfPresent(id, (_, job) -> change.apply(job));
    }
}
