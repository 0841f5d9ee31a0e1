package dev.pesewa.usage.retention;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;

/// How long a workspace keeps its events: `months` whole ones before the present month, in UTC. In
/// September, 2 keeps what happened since 1 July.
public record Retention(WorkspaceId workspace, int months, Instant changedAt, String changedBy) {

    public static final int MOST_MONTHS = 120;
}
