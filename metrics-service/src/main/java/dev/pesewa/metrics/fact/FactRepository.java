package dev.pesewa.metrics.fact;

/// Keeps facts. `FactContract` says by tests what every implementation does.
public interface FactRepository {

    /// Stores all of the batch or nothing. A fact that was stored before changes nothing, so a
    /// batch that is read twice from Kafka is counted once.
    void store(FactBatch batch);
}
