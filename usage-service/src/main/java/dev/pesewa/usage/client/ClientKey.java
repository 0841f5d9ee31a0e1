package dev.pesewa.usage.client;

import dev.pesewa.kernel.WorkspaceId;

/// Which client of which workspace.
public record ClientKey(WorkspaceId workspace, String clientId) {}
