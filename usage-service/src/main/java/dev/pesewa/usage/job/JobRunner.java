package dev.pesewa.usage.job;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.id.IdGenerator;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Runs one job at a time on each replica, the oldest first. Example: a replica dies in the middle
/// of a job; 30 seconds after its last progress another one takes the job and begins it again.
@ApplicationScoped
public class JobRunner {

    /// A job without progress for so long is taken over.
    static final Duration DEAD = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final JobRepository jobs;
    private final List<JobHandler> handlers;
    private final IdGenerator ids;
    private final Clock clock;

    public JobRunner(
            JobRepository jobs, @All List<JobHandler> handlers, IdGenerator ids, Clock clock) {
        this.jobs = jobs;
        this.handlers = handlers;
        this.ids = ids;
        this.clock = clock;
    }

    /// Stores the job; a replica takes it within a second when none is busy with another.
    public Job submit(String kind, String request, String askedBy) {
        var job = Job.asked(ids.next(), kind, request, askedBy, clock.instant());
        jobs.add(job);
        return job;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void runWaiting() {
        try {
            Optional<Job> job = take();
            while (job.isPresent()) {
                run(job.get());
                job = take();
            }
        } catch (DatabaseUnavailableException outage) {
            // The job that was under way has no progress any more, so it is taken over.
            LOG.warnf("Jobs wait: %s", outage.getMessage());
        }
    }

    private Optional<Job> take() {
        Instant now = clock.instant();
        return jobs.take(now, now.minus(DEAD));
    }

    private void run(Job job) {
        try {
            handler(job.kind())
                    .run(
                            job,
                            (total, done, changed) ->
                                    jobs.progress(job.id(), total, done, changed, clock.instant()));
            jobs.finish(job.id(), Job.JobState.DONE, null, clock.instant());
        } catch (DatabaseUnavailableException outage) {
            throw outage;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Job %s failed", job.id());
            jobs.finish(job.id(), Job.JobState.FAILED, failed.getMessage(), clock.instant());
        }
    }

    private JobHandler handler(String kind) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No handler for " + kind));
    }
}
