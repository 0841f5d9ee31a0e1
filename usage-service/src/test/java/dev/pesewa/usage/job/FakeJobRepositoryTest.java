package dev.pesewa.usage.job;

class FakeJobRepositoryTest implements JobRepositoryContract {

    private final FakeJobRepository jobs = new FakeJobRepository();

    @Override
    public JobRepository repository() {
        return jobs;
    }
}
