package dev.pesewa.usage.event;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.SqlSession;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/// A number per workspace that rises with every change of its usage. Whoever changes it locks it
/// first, so that a workspace's usage has one writer at a time.
public interface UsageVersionRepository {

    /// How many events came, and when the last change was.
    record Ingested(long version, long stored, long duplicates, Instant changedAt) {}

    /// Sent: with those that were there already.
    record Count(long sent, long stored) {}

    /// Locks and raises the versions, in the order of the ids.
    void lock(SqlSession transaction, Collection<UUID> workspaces);

    void count(SqlSession transaction, SortedMap<UUID, Count> counts);

    /// Those of the workspaces that have any.
    Map<UUID, Long> of(Collection<UUID> workspaces);

    Optional<Ingested> ingested(WorkspaceId workspace);
}
