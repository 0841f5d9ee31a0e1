package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.SealedSigningKey;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Signing keys, encrypted. Explicit SQL: replicas that start together claim the first key by the
/// partial unique index `signing_key_active`.
@ApplicationScoped
class SigningKeyRepository {

    private final Database database;

    SigningKeyRepository(Database database) {
        this.database = database;
    }

    /// Does nothing when another replica has stored a key that signs already.
    void add(SealedSigningKey key) {
        database.update(
                """
                INSERT INTO signing_key (kid, sealed_private, public_x509)
                VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""",
                key.kid(),
                key.privateKey(),
                key.publicKey());
    }

    /// The key that signs first, then those that were retired less than an hour ago.
    List<SealedSigningKey> list() {
        return database.list(
                """
                SELECT kid, sealed_private, public_x509 FROM signing_key
                WHERE retired_at IS NULL OR retired_at > now() - interval '1 hour'
                ORDER BY retired_at NULLS FIRST""",
                SigningKeyRepository::sealed);
    }

    private static SealedSigningKey sealed(Row row) {
        return new SealedSigningKey(
                row.text("kid"), row.text("sealed_private"), row.text("public_x509"));
    }
}
