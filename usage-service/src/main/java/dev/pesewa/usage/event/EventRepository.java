package dev.pesewa.usage.event;

import dev.pesewa.kernel.Workspace;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Where events are stored.
public interface EventRepository {

    /// How many of a batch were new, and how many were there already.
    record Tally(int stored, int duplicates) {}

    /// Stores those that are not there yet, in the order given, and adds them to the rollups; a
    /// correction takes the place of what it corrects (ADR 8). One transaction.
    Tally store(List<StoredEvent> events, Function<UUID, Workspace> workspaces);
}
