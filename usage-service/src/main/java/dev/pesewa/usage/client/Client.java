package dev.pesewa.usage.client;

import java.time.Instant;

/// An end customer of a workspace. `clientId` is the workspace's own id of it.
public record Client(String clientId, String name, boolean active, Instant createdAt) {

    public static final int LONGEST_ID = 200;
    public static final int LONGEST_NAME = 200;
}
