package dev.pesewa.kit.request;

import dev.pesewa.kernel.Role;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/// The parts of a request that the kit reads: the token's claims, the parameters of the address.
public final class SampleRequest {

    public static final Instant TOKEN_ENDS = Instant.parse("2026-09-01T10:15:00Z");

    private SampleRequest() {}

    /// A verified token. Operators have no workspace.
    public static JsonWebToken token(Role role, @Nullable UUID workspace) {
        var claims = new JwtClaims();
        claims.setSubject("user-1");
        claims.setStringListClaim("groups", role.claim());
        claims.setExpirationTime(NumericDate.fromSeconds(TOKEN_ENDS.getEpochSecond()));
        if (workspace != null) {
            claims.setStringClaim("workspace", workspace.toString());
        }
        return new DefaultJWTCallerPrincipal(claims);
    }

    /// An address whose path or query names a workspace, or both, or none.
    public static UriInfo address(@Nullable String inPath, @Nullable String inQuery) {
        return answering(
                UriInfo.class,
                (method, argument) ->
                        switch (method) {
                            case "getPathParameters" -> parameters(inPath);
                            case "getQueryParameters" -> parameters(inQuery);
                            default -> throw unread(method);
                        });
    }

    /// `POST /notes` with the id `request-1`.
    public static HttpServerRequest http() {
        return answering(
                HttpServerRequest.class,
                (method, argument) ->
                        switch (method) {
                            case "path" -> "/notes";
                            case "method" -> HttpMethod.POST;
                            case "getHeader" ->
                                    "X-Request-Id".equals(argument) ? "request-1" : null;
                            default -> throw unread(method);
                        });
    }

    /// What the kit begins to read has to be given here first, so that no test passes on a null.
    private static AssertionError unread(String method) {
        return new AssertionError("SampleRequest has no value for " + method + "()");
    }

    private static MultivaluedMap<String, String> parameters(@Nullable String workspace) {
        var parameters = new MultivaluedHashMap<String, String>();
        if (workspace != null) {
            parameters.putSingle("workspaceId", workspace);
        }
        return parameters;
    }

    private interface Answers {
        @Nullable Object answer(String method, @Nullable Object argument);
    }

    private static <T> T answering(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                answers.answer(
                                        method.getName(),
                                        arguments == null || arguments.length == 0
                                                ? null
                                                : arguments[0])));
    }
}
