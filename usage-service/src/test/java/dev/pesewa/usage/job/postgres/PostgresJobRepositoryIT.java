package dev.pesewa.usage.job.postgres;

import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.usage.job.JobRepository;
import dev.pesewa.usage.job.JobRepositoryContract;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PostgresJobRepositoryIT implements JobRepositoryContract {

    @Inject JobRepository jobs;
    @Inject Scheduler scheduler;

    /// Otherwise the service's own runner takes the jobs of the test.
    @BeforeEach
    void pauseTheRunner() {
        scheduler.pause();
    }

    @AfterEach
    void resumeTheRunner() {
        scheduler.resume();
    }

    @Override
    public JobRepository repository() {
        return jobs;
    }
}
