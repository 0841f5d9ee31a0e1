package dev.pesewa.kernel.event;

import java.util.UUID;

/// A client was registered or changed; this is what it is now. The events of a workspace come in
/// order, so the last one of a client counts. Told again when a service has to learn old clients.
public record ClientChanged(UUID workspaceId, String clientId, String name, boolean active) {
    public static final String TYPE = "client.changed.v1";
}
