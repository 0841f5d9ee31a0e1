package dev.pesewa.usage.job;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.loop.Loop;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Does one job at a time, per replica.
@ApplicationScoped
public class JobRunner {

    /// A job without a sign of life for so long is taken over.
    private static final Duration DEAD = Duration.ofSeconds(30);

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final JobRepository jobs;
    private final List<JobHandler> works;
    private final IdGenerator ids;
    private final Clock clock;
    private @Nullable Loop loop;

    public JobRunner(
            JobRepository jobs, @All List<JobHandler> works, IdGenerator ids, Clock clock) {
        this.jobs = jobs;
        this.works = works;
        this.ids = ids;
        this.clock = clock;
    }

    /// Puts the work in line.
    public Job ask(String kind, String request, String askedBy) {
        Job.JobState state = Job.JobState.RUNNING;
        var job =
                new Job(
                        ids.next(),
                        kind,
                        request,
                        state,
                        0,
                        0,
                        0,
                        null,
                        askedBy,
                        clock.instant(),
                        null);
        jobs.add(job);
        return job;
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("jobs", BETWEEN, this::takeOne);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
    }

    private void takeOne() {
        Instant now = clock.instant();
        jobs.take(now, now.minus(DEAD)).ifPresent(this::work);
    }

    private void work(Job job) {
        try {
            JobHandler work =
                    works.stream()
                            .filter(one -> one.kind().equals(job.kind()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("Nobody does " + job));
            work.run(
                    job,
                    (total, done, changed) ->
                            jobs.progress(job.id(), total, done, changed, clock.instant()));
            jobs.finish(job.id(), Job.JobState.DONE, null, clock.instant());
        } catch (DatabaseUnavailableException outage) {
            // Nobody works on it now; it is taken up again.
            throw outage;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Job %s failed", job.id());
            jobs.finish(job.id(), Job.JobState.FAILED, failed.getMessage(), clock.instant());
        }
    }
}
