package dev.pesewa.gateway.identity.http;

import static dev.pesewa.gateway.GatewayApi.assertMalformed;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static dev.pesewa.gateway.GatewayApi.exchange;
import static dev.pesewa.gateway.GatewayApi.makeKey;
import static dev.pesewa.gateway.GatewayApi.operator;
import static dev.pesewa.gateway.GatewayApi.person;
import static dev.pesewa.gateway.GatewayApi.with;
import static dev.pesewa.gateway.GatewayApi.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class KeyResourceIT {

    private static final String KEYS = "/api/auth/keys";

    @Test
    void showsANewKeyOnce() {
        // Given
        String owner = person(workspace(), "owner");
        // When
        Response made = makeKey(owner, Map.of());
        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        Response found = with(owner).get(made.header("Location"));
        assertThat(found.<String>path("id")).isEqualTo(made.path("id"));
        String key = made.path("key");
        assertThat(found.asString()).doesNotContain(key);
        assertThat(key).startsWith(made.path("prefix"));
        Response list = with(owner).get(KEYS);
        assertThat(list.asString()).doesNotContain(key);
        assertThat(list.<String>path("items[0].prefix")).isEqualTo(made.path("prefix"));
        assertThat(list.<String>path("items[0].createdAt")).startsWith("20");
        assertThat(list.<String>path("items[0].revokedAt")).isNull();
    }

    @Test
    void keepsTheTimeOfTheFirstRevocation() {
        // Given
        String owner = person(workspace(), "owner");
        String id = makeKey(owner, Map.of()).path("id");
        int first = with(owner).delete(KEYS + "/" + id).statusCode();
        String at = with(owner).get(KEYS).path("items[0].revokedAt");
        // When
        int second = with(owner).delete(KEYS + "/" + id).statusCode();
        // Then
        assertThat(List.of(first, second)).containsOnly(204);
        assertThat(with(owner).get(KEYS).<String>path("items[0].revokedAt"))
                .isNotNull()
                .isEqualTo(at);
    }

    @Test
    void pagesInTheOrderInWhichKeysWereMade() {
        // Given
        String owner = person(workspace(), "owner");
        for (String name : List.of("one", "two", "three")) {
            makeKey(owner, Map.of("name", name));
        }
        Response first = with(owner).get(KEYS + "?limit=2");
        // When
        Response second = with(owner).get(KEYS + "?limit=2&cursor=" + first.path("nextCursor"));
        // Then
        assertThat(first.<List<String>>path("items.name")).containsExactly("one", "two");
        assertThat(second.<List<String>>path("items.name")).containsExactly("three");
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @Test
    void refusesALimitOrACursorThatIsNone() {
        String owner = person(workspace(), "owner");
        assertMalformed(with(owner).get(KEYS + "?limit=501"), "limit");
        assertMalformed(with(owner).get(KEYS + "?limt=5"), "limt");
        assertMalformed(with(owner).get(KEYS + "?limit=five"), "limit");
        assertMalformed(with(owner).get(KEYS + "?cursor=x"), "cursor");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        String owner = person(workspace(), "owner");
        assertMalformed(makeKey(owner, Map.of("name", " ")), "name");
        assertMalformed(makeKey(owner, Map.of("name", "x".repeat(201))), "name");
        assertMalformed(makeKey(owner, Map.of("name", "a\u0000b")), "name");
        assertMalformed(makeKey(owner, Map.of("role", "operator")), "role");
        assertProblem(makeKey(owner, Map.of("role", "king")), 400, "malformed");
        assertMalformed(with(owner).contentType("application/json").post(KEYS), "body");
    }

    @Test
    void letsAnOperatorSayForWhichWorkspaceAKeyIs() {
        // Given
        UUID workspace = workspace();
        String operator = operator();
        // When
        Response made = makeKey(operator, Map.of("workspaceId", workspace.toString()));
        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        Response listed = with(operator).get(KEYS + "?workspaceId=" + workspace);
        assertThat(listed.<List<String>>path("items.id")).containsExactly(made.<String>path("id"));
    }

    @Test
    void asksAnOperatorForAWorkspaceThatExists() {
        String operator = operator();
        assertMalformed(makeKey(operator, Map.of()), "workspaceId");
        assertProblem(
                makeKey(operator, Map.of("workspaceId", UUID.randomUUID().toString())),
                404,
                "not-found");
    }

    @Test
    void hidesAKeyFromAnotherWorkspacesOwner() {
        // Given
        UUID workspace = workspace();
        Response made = makeKey(person(workspace, "owner"), Map.of());
        String stranger = person(workspace(), "owner");
        // When
        Response revoked = with(stranger).delete(KEYS + "/" + made.path("id"));
        // Then
        assertProblem(revoked, 404, "not-found");
        assertThat(exchange(made.path("key")).statusCode()).isEqualTo(200);
        assertThat(with(stranger).get(KEYS).<List<?>>path("items")).isEmpty();
        assertProblem(with(stranger).get(KEYS + "?workspaceId=" + workspace), 404, "not-found");
        assertProblem(
                makeKey(stranger, Map.of("workspaceId", workspace.toString())), 404, "not-found");
    }

    @Test
    void answers404WhereAnIdIsNone() {
        String owner = person(workspace(), "owner");
        assertProblem(with(owner).delete(KEYS + "/nobody"), 404, "not-found");
        assertProblem(with(owner).delete(KEYS + "/" + UUID.randomUUID()), 404, "not-found");
    }
}
