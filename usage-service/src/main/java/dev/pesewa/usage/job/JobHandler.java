package dev.pesewa.usage.job;

/// One kind of long work. It may be begun again after a crash, so every step can be repeated.
public interface JobHandler {

    String kind();

    void run(Job job, Progress progress);

    /// To be called every few seconds at least: a job without progress is taken over.
    @FunctionalInterface
    interface Progress {
        void at(long total, long done, long changed);
    }
}
