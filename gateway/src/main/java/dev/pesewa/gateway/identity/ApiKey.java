package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A machine's key, as lists show it: the secret is not in it. A key buys tokens until it is
/// revoked; tokens already bought stay valid for the rest of their fifteen minutes.
public record ApiKey(
        UUID id,
        String name,
        Role role,
        String prefix,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /// A key that was just made: the only moment in which `secret`, the whole key, is known.
    public record CreatedApiKey(
            UUID id, WorkspaceId workspace, String name, Role role, String secret) {

        /// Keys belong to a workspace, so there is none of an operator.
        public CreatedApiKey {
            if (role == Role.OPERATOR) {
                throw ProblemException.malformed("role", "owner, member or ingest");
            }
        }

        public String prefix() {
            return ApiKeySecrets.prefix(secret);
        }

        public byte[] hash() {
            return ApiKeySecrets.hash(secret);
        }
    }
}
