package dev.pesewa.usage.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.usage.job.Job.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each implementation of `JobRepository` must do; run against the fake and PostgreSQL.
public interface JobRepositoryContract {

    IdGenerator IDS = new IdGenerator(Clock.systemUTC());
    Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    Duration DEAD = Duration.ofSeconds(30);

    JobRepository repository();

    /// A job that is left waiting would be taken by the next test.
    @AfterEach
    default void finishEveryJob() {
        Instant later = NOW.plus(Duration.ofDays(1));
        for (var job = take(later); job.isPresent(); job = take(later)) {
            repository().finish(job.get().id(), JobState.DONE, null, later);
        }
    }

    @Test
    default void givesTheOldestWaitingJobToOneTaker() {
        // Given
        List<Job> added = added(2);
        // When
        List<Optional<Job>> taken = List.of(take(NOW), take(NOW), take(NOW));
        // Then
        assertThat(taken)
                .containsExactly(
                        Optional.of(added.getFirst()),
                        Optional.of(added.getLast()),
                        Optional.empty());
    }

    @Test
    default void givesAJobWithoutProgressToAnotherTaker() {
        // Given
        Job job = added(1).getFirst();
        take(NOW);
        Instant progress = NOW.plusSeconds(20);
        repository().progress(job.id(), 10, 3, 1, progress);
        // When
        Optional<Job> stillAlive = take(NOW.plus(DEAD));
        Optional<Job> dead = take(progress.plus(DEAD).plusMillis(1));
        // Then
        assertThat(stillAlive).isEmpty();
        assertThat(dead).map(Job::id).contains(job.id());
        assertThat(dead).map(Job::done).contains(3L);
    }

    @Test
    default void keepsHowAJobEnded() {
        // Given
        Job job = added(1).getFirst();
        take(NOW);
        // When
        repository().finish(job.id(), JobState.FAILED, "no such model", NOW.plusSeconds(1));
        // Then
        Job failed = repository().find(job.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.problem()).isEqualTo("no such model");
        assertThat(failed.finishedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(take(NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    default void listsTheNewestFirst() {
        // Given
        List<Job> added = added(3);
        // When
        List<Job> listed = repository().list(added.get(2).id(), 2);
        // Then
        assertThat(listed).containsExactly(added.get(1), added.get(0));
    }

    /// In the order of their ids; ids of the same millisecond have no order of their own.
    private List<Job> added(int count) {
        List<Job> added =
                Stream.generate(IDS::next)
                        .limit(count)
                        .sorted()
                        .map(id -> Job.asked(id, "contract", "{}", "test", NOW))
                        .toList();
        added.forEach(repository()::add);
        return added;
    }

    private Optional<Job> take(Instant now) {
        return repository().take(now, now.minus(DEAD));
    }
}
