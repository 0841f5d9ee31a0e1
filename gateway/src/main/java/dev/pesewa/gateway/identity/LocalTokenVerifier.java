package dev.pesewa.gateway.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.Key;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies tokens with the keys in memory: the gateway does not ask itself for its own JWKS.
@Alternative
@Priority(1)
@ApplicationScoped
public class LocalTokenVerifier extends JWTCallerPrincipalFactory {

    private static final int CLOCK_SKEW_SECONDS = 5;

    private final JwtConsumer consumer;
    private final SigningKeyRing ring;

    public LocalTokenVerifier(IdentityConfig config, SigningKeyRing ring) {
        this.ring = ring;
        this.consumer =
                new JwtConsumerBuilder()
                        .setJwsAlgorithmConstraints(
                                AlgorithmConstraints.ConstraintType.PERMIT,
                                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                        .setVerificationKeyResolver(this::key)
                        .setExpectedIssuer(config.issuer())
                        .setExpectedAudience(config.audience())
                        .setRequireExpirationTime()
                        .setRequireSubject()
                        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                        .build();
    }

    private Key key(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        String kid = token.getKeyIdHeaderValue();
        return ring.keys().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new UnresolvableKeyException("No such key"))
                .publicKey();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
            throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(consumer.processToClaims(token));
        } catch (InvalidJwtException refused) {
            throw new ParseException("The token is not valid", refused);
        }
    }
}
