package dev.pesewa.gateway.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The signing keys of this installation, the same for every replica. With the keys `[b, a]`, `b`
/// signs new tokens, and tokens of `a` and `b` are accepted: `a` was replaced less than an hour
/// ago, and its last tokens have not ended yet. Empty until `IdentityBootstrap` has loaded it.
@ApplicationScoped
public class SigningKeyRing {

    private volatile List<SigningKey> keys = List.of();

    /// All keys that may have signed a token that is still valid.
    public List<SigningKey> keys() {
        return keys;
    }

    /// The key that signs.
    public SigningKey active() {
        return keys.getFirst();
    }

    /// The key that signs comes first.
    public void load(List<SigningKey> stored) {
        if (stored.isEmpty()) {
            throw new IllegalArgumentException("A ring needs a key that signs.");
        }
        keys = List.copyOf(stored);
    }
}
