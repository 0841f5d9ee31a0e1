package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.IdentityConfig;
import dev.pesewa.gateway.identity.SigningKey;
import dev.pesewa.gateway.identity.SigningKeyFactory;
import dev.pesewa.gateway.identity.SigningKeyFactory.Sealed;
import dev.pesewa.gateway.identity.SigningKeyRing;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the ring once. The partial unique index lets one replica make the first key.
@ApplicationScoped
public class PostgresSigningKeyRing implements SigningKeyRing {

    private final Database database;
    private final SigningKeyFactory keys;
    private volatile List<SigningKey> ring = List.of();

    public PostgresSigningKeyRing(Database database, IdentityConfig config, IdGenerator ids) {
        this.database = database;
        this.keys = new SigningKeyFactory(config.requiredMasterKey(), ids);
    }

    @Override
    public List<SigningKey> keys() {
        return ring;
    }

    /// To be called at start, before the first token.
    void load() {
        if (stored().isEmpty()) {
            Sealed made = keys.make();
            database.update(
                    """
                    INSERT INTO signing_key (kid, sealed_private, public_x509)
                    VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""",
                    made.kid(),
                    made.privateKey(),
                    made.publicKey());
        }
        ring = List.copyOf(keys.open(stored()));
    }

    private List<Sealed> stored() {
        return database.list(
                """
                SELECT kid, sealed_private, public_x509 FROM signing_key
                WHERE retired_at IS NULL OR retired_at > now() - interval '1 hour'
                ORDER BY retired_at NULLS FIRST""",
                PostgresSigningKeyRing::sealed);
    }

    private static Sealed sealed(Row row) {
        return new Sealed(row.text("kid"), row.text("sealed_private"), row.text("public_x509"));
    }
}
