package dev.pesewa.kernel.event;

import java.util.UUID;

/// A workspace exists. On `pesewa.activity`; the event's id is the workspace's.
public record WorkspaceCreated(UUID workspaceId, String name, String currency, String zone) {
    public static final String TYPE = "workspace.created.v1";
}
