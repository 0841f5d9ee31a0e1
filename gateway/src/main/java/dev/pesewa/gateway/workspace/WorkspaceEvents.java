package dev.pesewa.gateway.workspace;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.messaging.CloudEventCodec;
import java.time.Instant;

/// The event by which the other services learn of a new workspace.
public final class WorkspaceEvents {

    private WorkspaceEvents() {}

    public static WorkspaceCreated created(Workspace workspace) {
        return new WorkspaceCreated(
                workspace.id().value(),
                workspace.name(),
                workspace.currency(),
                workspace.zone().getId());
    }

    public static String envelope(WorkspaceCreated created, Instant at) {
        return CloudEventCodec.write(
                WorkspaceCreated.TYPE,
                created.workspaceId().toString(),
                created.workspaceId(),
                at,
                created);
    }
}
