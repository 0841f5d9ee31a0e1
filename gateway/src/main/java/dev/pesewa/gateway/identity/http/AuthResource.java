package dev.pesewa.gateway.identity.http;

import dev.pesewa.gateway.identity.ApiKeySecrets;
import dev.pesewa.gateway.identity.IdentityConfig;
import dev.pesewa.gateway.identity.TokenIssuer;
import dev.pesewa.gateway.identity.TokenIssuer.IssuedToken;
import dev.pesewa.gateway.identity.Users;
import dev.pesewa.gateway.identity.postgres.ApiKeyRepository;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.validation.PlainText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signing in, with a password or an API key. Nobody needs a token to come here.
@Path("/api/auth")
@RunOnVirtualThread
public class AuthResource {

    public static final String COOKIE = "pesewa_session";

    private final Users users;
    private final ApiKeyRepository keys;
    private final TokenIssuer issuer;
    private final IdentityConfig config;

    public AuthResource(
            Users users, ApiKeyRepository keys, TokenIssuer issuer, IdentityConfig config) {
        this.users = users;
        this.keys = keys;
        this.issuer = issuer;
        this.config = config;
    }

    public record LoginRequest(
            @NotNull @PlainText String username, @NotNull @PlainText String password) {}

    public record LoginResponse(String accessToken, long expiresIn) {}

    @POST
    @Path("/login")
    public Response login(@NotNull @Valid LoginRequest body) {
        IssuedToken issued = issuer.issue(users.signIn(body.username(), body.password()));
        return Response.ok(new LoginResponse(issued.token(), issued.expiresIn()))
                .cookie(cookie(issued.token(), Math.toIntExact(issued.expiresIn())))
                .build();
    }

    @POST
    @Path("/logout")
    public Response logout() {
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(!config.isLocal())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /// OAuth 2 client credentials (RFC 6749, 4.4); `client_secret` is the API key.
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("client_secret") @Nullable String clientSecret) {
        if (!"client_credentials".equals(grantType)) {
            throw ProblemException.malformed("grant_type", "client_credentials");
        }
        if (clientSecret == null || clientSecret.isBlank()) {
            throw ProblemException.malformed("client_secret", "is needed");
        }
        IssuedToken issued =
                keys.find(ApiKeySecrets.hash(clientSecret))
                        .map(issuer::issue)
                        .orElseThrow(AuthResource::unknownKey);
        return Response.ok(
                        Map.of(
                                "access_token", issued.token(),
                                "token_type", "Bearer",
                                "expires_in", issued.expiresIn()))
                .build();
    }

    private static ProblemException unknownKey() {
        return new ProblemException(
                ProblemCode.UNAUTHENTICATED, "client_secret is no API key, or it was revoked.");
    }
}
