package dev.pesewa.gateway.identity;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/// Issues ES256 tokens: `sub`, `workspace` (absent for operators), `groups`.
@ApplicationScoped
public class TokenIssuer {

    private final IdentityConfig config;
    private final SigningKeyRing ring;
    private final Clock clock;

    public TokenIssuer(IdentityConfig config, SigningKeyRing ring, Clock clock) {
        this.config = config;
        this.ring = ring;
        this.clock = clock;
    }

    /// A token, and for how many seconds it is good.
    public record IssuedToken(String token, long expiresIn) {}

    public IssuedToken issue(Principal principal) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims =
                Jwt.issuer(config.issuer())
                        .audience(config.audience())
                        .subject(principal.subject().toString())
                        .groups(Set.of(principal.role().claim()))
                        .issuedAt(now)
                        .expiresAt(now.plus(config.tokenLifetime()));
        if (principal.workspace() != null) {
            claims.claim("workspace", principal.workspace().toString());
        }
        SigningKey key = ring.active();
        String token =
                claims.jws()
                        .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256)
                        .keyId(key.kid())
                        .sign(key.privateKey());
        return new IssuedToken(token, config.tokenLifetime().toSeconds());
    }
}
