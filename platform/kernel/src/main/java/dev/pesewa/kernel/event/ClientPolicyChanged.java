package dev.pesewa.kernel.event;

import java.util.UUID;

/// What a workspace wants for calls of clients that are unknown or inactive: the text of a
/// `ClientPolicy`. Told after all clients of the workspace when they are told again, so whoever has
/// read it knows them all.
public record ClientPolicyChanged(UUID workspaceId, String unknownClients) {
    public static final String TYPE = "client-policy.changed.v1";
}
