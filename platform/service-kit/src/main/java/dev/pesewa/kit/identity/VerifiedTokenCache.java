package dev.pesewa.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Remembers tokens that were verified, so that a caller's signature is checked once in a while
/// rather than with every request. A token counts no longer than it is valid, and a signing key
/// that was withdrawn no longer than `REMEMBERED_FOR`. Only whole tokens that have passed the
/// framework's check are ever in here.
@ApplicationScoped
public class VerifiedTokenCache implements IdentityProvider<TokenAuthenticationRequest> {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final MpJwtValidator validator;
    private final Clock clock;
    private final Cache<String, JsonWebToken> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED_FOR).build();

    public VerifiedTokenCache(MpJwtValidator validator, Clock clock) {
        this.validator = validator;
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /// Before the framework's own provider, which has a priority of one more than the system's.
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof JsonWebTokenCredential)) {
            return Uni.createFrom().nullItem();
        }
        String token = request.getToken().getToken();
        JsonWebToken known = verified.getIfPresent(token);
        if (known != null && known.getExpirationTime() > clock.instant().getEpochSecond()) {
            return Uni.createFrom().item(identity(known, request));
        }
        return validator
                .authenticate(request, context)
                .invoke(identity -> remember(token, identity));
    }

    private void remember(String token, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            verified.put(token, claims);
        }
    }

    private static SecurityIdentity identity(
            JsonWebToken claims, TokenAuthenticationRequest request) {
        var identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(claims)
                        .addCredential(request.getToken())
                        .addRoles(claims.getGroups())
                        .addAttribute("quarkus.user", claims);
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        return routing == null
                ? identity.build()
                : identity.addAttribute(RoutingContext.class.getName(), routing).build();
    }
}
