package dev.pesewa.kernel;

import java.util.UUID;

/// The tenant. Every row belongs to exactly one.
public record WorkspaceId(UUID value) {

    /// Anything that is not a UUID is nobody's workspace, so it is `NOT_FOUND`, never a hint.
    public static WorkspaceId parse(String text) {
        try {
            return new WorkspaceId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such workspace.");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
