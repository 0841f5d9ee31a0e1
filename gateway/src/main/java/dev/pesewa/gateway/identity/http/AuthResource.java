package dev.pesewa.gateway.identity.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Signing in, with a password or an API key. Nobody needs a token to come here.
@Tag(name = "Sign-in", description = "Tokens: for people by password, for programs by API key.")
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

    @Operation(operationId = "signIn", summary = "Get a token by username and password")
    @POST
    @Path("/login")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = LoginResponse.class)))
    @APIResponse(responseCode = "401", description = "unauthenticated: user or password is wrong")
    @APIResponse(responseCode = "429", description = "too-many-requests: too many wrong passwords")
    public Response login(@NotNull @Valid LoginRequest body) {
        IssuedToken issued = issuer.issue(users.signIn(body.username(), body.password()));
        return Response.ok(new LoginResponse(issued.token(), issued.expiresIn()))
                .cookie(cookie(issued.token(), Math.toIntExact(issued.expiresIn())))
                .build();
    }

    @Operation(operationId = "signOut", summary = "End the session of a browser")
    @POST
    @Path("/logout")
    @APIResponse(responseCode = "204", description = "The cookie is gone")
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

    /// Named as RFC 6749 names them.
    public record TokenResponse(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    /// OAuth 2 client credentials (RFC 6749, 4.4); `client_secret` is the API key.
    @Operation(
            operationId = "issueToken",
            summary = "Get a token by API key (OAuth 2 client credentials)")
    @POST
    @Path("/token")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = TokenResponse.class)))
    @APIResponse(responseCode = "401", description = "unauthenticated: no such API key")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @Parameter(required = true)
                    @Schema(enumeration = {"client_credentials"})
                    @FormParam("grant_type")
                    @Nullable String grantType,
            @Parameter(required = true, description = "The API key") @FormParam("client_secret")
                    @Nullable String clientSecret) {
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
        return Response.ok(new TokenResponse(issued.token(), "Bearer", issued.expiresIn())).build();
    }

    private static ProblemException unknownKey() {
        return new ProblemException(
                ProblemCode.UNAUTHENTICATED, "client_secret is no API key, or it was revoked.");
    }
}
