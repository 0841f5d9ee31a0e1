package dev.pesewa.kernel;

import java.time.ZoneId;

/// What the other services know of a workspace. `zone` decides what its days and months are;
/// `currency` is the ISO 4217 code it pays in.
public record Workspace(WorkspaceId id, String name, String currency, ZoneId zone) {}
