package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Role;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// `TokenIssuer` and `LocalTokenVerifier` hold each other: what one issues, the other accepts.
class TokensTest {

    private static final UUID SUBJECT = new UUID(1, 1);
    private static final UUID WORKSPACE = new UUID(2, 2);
    private static final Principal OWNER = new Principal(SUBJECT, Role.OWNER, WORKSPACE);

    private final SigningKey key = TestIdentity.key();
    private final IdentityConfig config = TestIdentity.local();
    private final LocalTokenVerifier verifier =
            new LocalTokenVerifier(config, TestIdentity.ring(key));

    @Test
    void acceptsATokenWithItsClaims() throws ParseException {
        // When
        JWTCallerPrincipal caller = parse(issuer(key, Clock.systemUTC()).issue(OWNER).token());
        // Then
        assertThat(caller.getSubject()).isEqualTo(SUBJECT.toString());
        assertThat(caller.getGroups()).containsExactly("owner");
        assertThat(caller.<String>getClaim("workspace")).isEqualTo(WORKSPACE.toString());
        assertThat(caller.getExpirationTime() - caller.getIssuedAtTime()).isEqualTo(900);
    }

    @Test
    void saysForHowManySecondsATokenIsValid() {
        assertThat(issuer(key, Clock.systemUTC()).issue(OWNER).expiresIn()).isEqualTo(900);
    }

    @Test
    void leavesTheWorkspaceOutOfAnOperatorsToken() throws ParseException {
        // Given
        var operator = new Principal(SUBJECT, Role.OPERATOR, null);
        // When
        JWTCallerPrincipal caller = parse(issuer(key, Clock.systemUTC()).issue(operator).token());
        // Then
        assertThat(caller.<String>getClaim("workspace")).isNull();
        assertThat(caller.getGroups()).containsExactly("operator");
    }

    @Test
    void refusesATokenThatHasEnded() {
        assertRefused(issuer(key, TestIdentity.hoursFromNow(-1)).issue(OWNER).token());
    }

    @Test
    void refusesATokenOfAKeyThatIsNotInTheRing() {
        assertRefused(issuer(TestIdentity.key(), Clock.systemUTC()).issue(OWNER).token());
    }

    @Test
    void refusesATokenThatNamesOurKeyButIsSignedByAnother() {
        // Given
        SigningKey other = TestIdentity.key();
        var forged = new SigningKey(key.kid(), other.privateKey(), other.publicKey());
        // When
        String token = issuer(forged, Clock.systemUTC()).issue(OWNER).token();
        // Then
        assertRefused(token);
    }

    @Test
    void refusesATokenOfAnotherIssuerOrForAnotherAudience() {
        for (String field : new String[] {"issuer", "audience"}) {
            // When
            IdentityConfig foreign =
                    TestIdentity.config(Map.of("profile", "local", field, "somebody"));
            var issuer = new TokenIssuer(foreign, TestIdentity.ring(key), Clock.systemUTC());
            // Then
            assertRefused(issuer.issue(OWNER).token());
        }
    }

    @Test
    void refusesATokenWithoutASignature() {
        // Given
        String[] parts = issuer(key, Clock.systemUTC()).issue(OWNER).token().split("\\.", -1);
        String header =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        // When
        String unsigned = header + "." + parts[1] + ".";
        // Then
        assertRefused(unsigned);
    }

    @Test
    void acceptsTheTokensOfAKeyThatWasReplaced() throws ParseException {
        // Given
        String old = issuer(key, Clock.systemUTC()).issue(OWNER).token();
        SigningKeyRing turned = TestIdentity.ring(TestIdentity.key(), key);
        // When
        var caller = new LocalTokenVerifier(config, turned).parse(old, new JWTAuthContextInfo());
        // Then
        assertThat(caller.getSubject()).isEqualTo(SUBJECT.toString());
    }

    private TokenIssuer issuer(SigningKey signer, Clock clock) {
        return new TokenIssuer(config, TestIdentity.ring(signer), clock);
    }

    private JWTCallerPrincipal parse(String token) throws ParseException {
        return verifier.parse(token, new JWTAuthContextInfo());
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> parse(token)).isInstanceOf(ParseException.class);
    }
}
