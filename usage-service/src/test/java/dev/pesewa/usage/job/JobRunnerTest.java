package dev.pesewa.usage.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.usage.job.Job.JobState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final FakeJobRepository jobs = new FakeJobRepository();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<String> requests = new ArrayList<>();

    @Test
    void runsEveryWaitingJobInTheOrderAsked() {
        // Given
        JobRunner runner = runner((job, _) -> requests.add(job.request()));
        jobs.add(Job.asked(new UUID(0, 1), "count", "first", "ama", NOW));
        jobs.add(Job.asked(new UUID(0, 2), "count", "second", "ama", NOW));
        // When
        runner.runWaiting();
        // Then
        assertThat(requests).containsExactly("first", "second");
    }

    @Test
    void keepsProgressAndEnd() {
        // Given
        JobRunner runner = runner((_, progress) -> progress.at(10, 10, 4));
        Job asked = runner.submit("count", "{}", "ama");
        // When
        runner.runWaiting();
        // Then
        Job done = jobs.find(asked.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.total()).isEqualTo(10);
        assertThat(done.changed()).isEqualTo(4);
        assertThat(done.finishedAt()).isEqualTo(NOW);
    }

    @Test
    void marksAJobFailedWhoseHandlerThrows() {
        // Given
        JobRunner runner =
                runner(
                        (_, _) -> {
                            throw new IllegalArgumentException("no such model");
                        });
        Job asked = runner.submit("count", "{}", "ama");
        // When
        runner.runWaiting();
        // Then
        Job failed = jobs.find(asked.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.problem()).isEqualTo("no such model");
    }

    @Test
    void marksAJobFailedThatNoHandlerKnows() {
        // Given
        JobRunner runner = runner((_, _) -> {});
        Job asked = runner.submit("unknown", "{}", "ama");
        // When
        runner.runWaiting();
        // Then
        Job failed = jobs.find(asked.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.problem()).isEqualTo("No handler for unknown");
    }

    @Test
    void leavesAJobToBeTakenOverWhenTheDatabaseIsDown() {
        // Given
        JobRunner runner =
                runner(
                        (_, _) -> {
                            throw new DatabaseUnavailableException(new IllegalStateException());
                        });
        Job asked = runner.submit("count", "{}", "ama");
        // When
        runner.runWaiting();
        // Then
        assertThat(jobs.find(asked.id()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        Instant later = NOW.plus(JobRunner.DEAD).plusMillis(1);
        assertThat(jobs.take(later, later.minus(JobRunner.DEAD))).map(Job::id).contains(asked.id());
    }

    private JobRunner runner(BiConsumer<Job, JobHandler.Progress> work) {
        JobHandler handler =
                new JobHandler() {
                    @Override
                    public String kind() {
                        return "count";
                    }

                    @Override
                    public void run(Job job, Progress progress) {
                        work.accept(job, progress);
                    }
                };
        return new JobRunner(jobs, List.of(handler), new IdGenerator(clock), clock);
    }
}
