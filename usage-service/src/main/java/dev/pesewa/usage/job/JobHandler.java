package dev.pesewa.usage.job;

/// One kind of long work. It may be begun again after a crash, so every step can be repeated.
public interface JobHandler {

    String kind();

    void run(Job job, Progress progress);

    /// To be told at least every few seconds.
    @FunctionalInterface
    interface Progress {
        void at(long total, long done, long changed);
    }
}
