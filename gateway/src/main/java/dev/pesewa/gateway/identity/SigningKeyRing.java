package dev.pesewa.gateway.identity;

import java.util.List;

/// The keys of this installation, the same for every replica. The first signs, all verify.
public interface SigningKeyRing {
    List<SigningKey> keys();

    default SigningKey active() {
        return keys().getFirst();
    }
}
