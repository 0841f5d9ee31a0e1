package dev.pesewa.metrics.fact;

/// Where facts are kept.
public interface FactRepository {

    /// All of the batch or nothing. Storing a fact again changes nothing.
    void store(FactBatch batch);
}
