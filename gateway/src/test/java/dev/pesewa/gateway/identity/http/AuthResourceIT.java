package dev.pesewa.gateway.identity.http;

import static dev.pesewa.gateway.GatewayApi.PASSWORD;
import static dev.pesewa.gateway.GatewayApi.addUser;
import static dev.pesewa.gateway.GatewayApi.anonymous;
import static dev.pesewa.gateway.GatewayApi.assertMalformed;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static dev.pesewa.gateway.GatewayApi.exchange;
import static dev.pesewa.gateway.GatewayApi.login;
import static dev.pesewa.gateway.GatewayApi.makeKey;
import static dev.pesewa.gateway.GatewayApi.operator;
import static dev.pesewa.gateway.GatewayApi.person;
import static dev.pesewa.gateway.GatewayApi.send;
import static dev.pesewa.gateway.GatewayApi.with;
import static dev.pesewa.gateway.GatewayApi.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class AuthResourceIT {

    @Test
    void signsAPersonInWithATokenThatTheGatewayAccepts() {
        // Given
        UUID workspace = workspace();
        String username = "ama-" + workspace;
        addUser(operator(), workspace, username, "owner");
        // When
        Response signedIn = login(username, PASSWORD);
        // Then
        assertThat(signedIn.<Integer>path("expiresIn")).isEqualTo(900);
        assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
        Response own = with(signedIn.path("accessToken")).get("/api/workspaces");
        assertThat(own.<List<String>>path("items.id")).containsExactly(workspace.toString());
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesCannotUse() {
        // When
        Cookie cookie =
                login("operator", StubServices.OPERATOR_PASSWORD)
                        .detailedCookie(AuthResource.COOKIE);
        // Then
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getMaxAge()).isEqualTo(900);
    }

    @Test
    void endsTheCookieAtLogout() {
        // When
        Response out = anonymous().post("/api/auth/logout");
        // Then
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.detailedCookie(AuthResource.COOKIE).getMaxAge()).isZero();
    }

    @Test
    void refusesAWrongPassword() {
        assertProblem(login("operator-" + UUID.randomUUID(), "wrong"), 401, "unauthenticated");
    }

    @Test
    void locksANameAfterTenWrongPasswords() {
        // Given
        String username = "locked-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            login(username, "wrong");
        }
        // When
        Response locked = login(username, "wrong");
        // Then
        assertProblem(locked, 429, "too-many-requests");
    }

    @Test
    void namesTheFieldsThatAreMissing() {
        assertMalformed(send(anonymous(), "/api/auth/login", Map.of("username", "a")), "password");
        assertMalformed(send(anonymous(), "/api/auth/login", Map.of("password", "a")), "username");
        assertMalformed(
                anonymous().contentType("application/json").post("/api/auth/login"), "body");
    }

    @Test
    void givesATokenForAnApiKey() {
        // Given
        UUID workspace = workspace();
        Response made = makeKey(person(workspace, "owner"), Map.of());
        // When
        Response token = exchange(made.path("key"));
        // Then
        assertThat(token.<String>path("token_type")).isEqualTo("Bearer");
        assertThat(token.<Integer>path("expires_in")).isEqualTo(900);
        assertThat(token.header("Cache-Control")).isEqualTo("no-store");
        assertThat(claims(token.path("access_token")))
                .contains("\"" + made.path("id") + "\"", workspace.toString(), "ingest");
    }

    @Test
    void givesNoTokenForAKeyThatWasRevoked() {
        // Given
        String owner = person(workspace(), "owner");
        Response made = makeKey(owner, Map.of());
        with(owner).delete("/api/auth/keys/" + made.path("id"));
        // When
        Response refused = exchange(made.path("key"));
        // Then
        assertProblem(refused, 401, "unauthenticated");
    }

    @Test
    void givesNoTokenForWhatIsNoKey() {
        assertProblem(exchange("pk_unknown"), 401, "unauthenticated");
        assertMalformed(exchange(" "), "client_secret");
        assertMalformed(
                anonymous().formParam("grant_type", "password").post("/api/auth/token"),
                "grant_type");
    }

    @Test
    void saysThatATokenIsAskedForWithAForm() {
        // When
        Response refused =
                send(anonymous(), "/api/auth/token", Map.of("grant_type", "client_credentials"));
        // Then
        assertProblem(refused, 415, "unsupported-media-type");
        assertThat(refused.<String>path("detail"))
                .isEqualTo("Send application/x-www-form-urlencoded.");
    }

    @Test
    void saysWhenANameThatIsLockedMayTryAgain() {
        // Given
        String username = "locked-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            login(username, "a wrong password");
        }
        // When
        Response locked = login(username, "a wrong password");
        // Then
        assertProblem(locked, 429, "too-many-requests");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 300);
    }

    @Test
    void tellsTheMethodsOfAnAddress() {
        // When
        Response refused = anonymous().get("/api/auth/login");
        // Then
        assertProblem(refused, 405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void publishesThePublicHalfOfItsKeyOnly() {
        // When
        Response keys = anonymous().get("/.well-known/jwks.json");
        // Then
        Map<String, String> key = keys.path("keys[0]");
        assertThat(key).containsOnlyKeys("kty", "crv", "use", "alg", "kid", "x", "y");
        assertThat(header(operator())).contains(key.get("kid")).contains("ES256");
        assertThat(keys.header("Cache-Control")).contains("max-age=60");
    }

    @Test
    void acceptsNoTokenThatItHasNotSigned() {
        UUID workspace = workspace();
        for (String forged :
                List.of(
                        TestTokens.token("owner", workspace),
                        TestTokens.unsigned("owner", workspace),
                        "nonsense")) {
            assertProblem(with(forged).get("/api/workspaces"), 401, "unauthenticated");
        }
    }

    private static String claims(String token) {
        return decoded(token, 1);
    }

    private static String header(String token) {
        return decoded(token, 0);
    }

    private static String decoded(String token, int part) {
        return new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]),
                StandardCharsets.UTF_8);
    }
}
