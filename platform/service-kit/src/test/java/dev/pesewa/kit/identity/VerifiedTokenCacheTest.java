package dev.pesewa.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AuthenticationRequestContext CONTEXT =
            new AuthenticationRequestContext() {
                @Override
                public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
                    return Uni.createFrom().item(work);
                }
            };

    /// The framework's check, counted; every token it is asked about is valid for a minute.
    private static final class Checks extends MpJwtValidator {
        private int count;

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            count++;
            if (request.getToken().getToken().startsWith("forged")) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            var claims = new JwtClaims();
            claims.setSubject(request.getToken().getToken());
            claims.setStringListClaim("groups", "owner");
            claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 60));
            return Uni.createFrom()
                    .item(
                            QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                                    .build());
        }
    }

    private final Checks checks = new Checks();

    private SecurityIdentity ask(VerifiedTokenCache tokens, String token) {
        var request = new TokenAuthenticationRequest(new JsonWebTokenCredential(token));
        return tokens.authenticate(request, CONTEXT).await().atMost(Duration.ofSeconds(1));
    }

    @Test
    void aTokenIsCheckedOnceAndEveryOtherOneToo() {
        var tokens = new VerifiedTokenCache(checks, Clock.fixed(NOW, ZoneOffset.UTC));
        ask(tokens, "one");
        SecurityIdentity known = ask(tokens, "one");
        assertThat(checks.count).isEqualTo(1);
        assertThat(known.getPrincipal().getName()).isEqualTo("one");
        assertThat(known.hasRole("owner")).isTrue();
        ask(tokens, "two");
        assertThat(checks.count).isEqualTo(2);
    }

    @Test
    void aTokenThatFailedIsCheckedAgain() {
        var tokens = new VerifiedTokenCache(checks, Clock.fixed(NOW, ZoneOffset.UTC));
        for (int time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> ask(tokens, "forged"))
                    .isInstanceOf(AuthenticationFailedException.class);
            assertThat(checks.count).isEqualTo(time);
        }
    }

    @Test
    void aKnownTokenWithOneCharacterMoreIsCheckedItself() {
        var tokens = new VerifiedTokenCache(checks, Clock.fixed(NOW, ZoneOffset.UTC));
        ask(tokens, "one");
        assertThat(ask(tokens, "one.").getPrincipal().getName()).isEqualTo("one.");
        assertThat(checks.count).isEqualTo(2);
    }

    @Test
    void aTokenOfAnotherKindIsLeftToOthers() {
        var tokens = new VerifiedTokenCache(checks, Clock.fixed(NOW, ZoneOffset.UTC));
        var other = new TokenAuthenticationRequest(new TokenCredential("one", "other"));
        assertThat(tokens.authenticate(other, CONTEXT).await().atMost(Duration.ofSeconds(1)))
                .isNull();
        assertThat(checks.count).isZero();
    }

    @Test
    void isAskedBeforeTheProviderOfTheFramework() {
        var tokens = new VerifiedTokenCache(checks, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(tokens.priority()).isGreaterThan(IdentityProvider.SYSTEM_FIRST + 1);
        assertThat(tokens.getRequestType()).isEqualTo(TokenAuthenticationRequest.class);
    }

    @Test
    void aTokenThatIsOverIsCheckedAgain() {
        var tokens =
                new VerifiedTokenCache(checks, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        ask(tokens, "one");
        ask(tokens, "one");
        assertThat(checks.count).isEqualTo(2);
    }
}
