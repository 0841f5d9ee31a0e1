package dev.pesewa.usage.rollup;

import dev.pesewa.kit.database.SqlSession;
import java.time.LocalDate;
import java.util.UUID;

/// Where rollups are kept.
public interface RollupRepository {

    /// In the transaction that stores the events, so that whoever is killed, each counts once.
    void apply(SqlSession transaction, RollupBatch batch);

    /// Removes every sum of a workspace's days, to be made anew. Returns the sum of what they said,
    /// so that it can be told whether the new ones say the same.
    Digest clear(SqlSession transaction, UUID workspace, LocalDate first, LocalDate last);

    Digest digest(SqlSession transaction, UUID workspace, LocalDate first, LocalDate last);

    /// What rollups say in short: equal rollups have equal digests.
    record Digest(String hourly, String slices, String durations) {}
}
