package dev.pesewa.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The gateway's own endpoints, as people and machines call them.
public final class GatewayApi {

    public static final String PASSWORD = "correct horse battery";

    private GatewayApi() {}

    public static RequestSpecification anonymous() {
        return given();
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    public static Response send(RequestSpecification request, String path, Object body) {
        return request.contentType("application/json").body(body).post(path);
    }

    public static Response login(String username, String password) {
        return send(
                anonymous(), "/api/auth/login", Map.of("username", username, "password", password));
    }

    public static String operator() {
        return token(login("operator", StubServices.OPERATOR_PASSWORD));
    }

    public static UUID workspace() {
        Response created = send(with(operator()), "/api/workspaces", Map.of("name", "Adom Stores"));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return UUID.fromString(created.path("id"));
    }

    /// The token of a new owner or member.
    public static String person(UUID workspace, String role) {
        String username = "person-" + UUID.randomUUID();
        Response added = addUser(operator(), workspace, username, role);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return token(login(username, PASSWORD));
    }

    public static Response addUser(String token, UUID workspace, String username, String role) {
        return send(
                with(token),
                "/api/workspaces/" + workspace + "/users",
                Map.of("username", username, "password", PASSWORD, "role", role));
    }

    /// The token of a new machine.
    public static String machine(UUID workspace) {
        Response made = makeKey(operator(), Map.of("workspaceId", workspace.toString()));
        return exchange(made.path("key")).path("access_token");
    }

    /// A key with a name and the role ingest, and what else is given.
    public static Response makeKey(String token, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("name", "till 1", "role", "ingest"));
        body.putAll(more);
        return send(with(token), "/api/auth/keys", body);
    }

    public static Response exchange(String key) {
        return anonymous()
                .formParam("grant_type", "client_credentials")
                .formParam("client_secret", key)
                .post("/api/auth/token");
    }

    public static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("code")).isEqualTo(code);
        assertThat(response.<String>path("detail")).isNotEmpty();
    }

    public static void assertMalformed(Response response, String field) {
        assertProblem(response, 400, "malformed");
        assertThat(response.<String>path("errors[0].field")).isEqualTo(field);
    }

    private static String token(Response signedIn) {
        assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(200);
        return signedIn.path("accessToken");
    }
}
