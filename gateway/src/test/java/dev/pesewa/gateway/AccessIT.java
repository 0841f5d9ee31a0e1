package dev.pesewa.gateway;

import static dev.pesewa.gateway.GatewayApi.anonymous;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static dev.pesewa.gateway.GatewayApi.machine;
import static dev.pesewa.gateway.GatewayApi.person;
import static dev.pesewa.gateway.GatewayApi.with;
import static dev.pesewa.gateway.GatewayApi.workspace;

import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every endpoint of the gateway that wants a token, asked by those who may not. In an address,
/// `WORKSPACE` stands for the workspace of the test.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class AccessIT {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/workspaces",
        "POST, /api/workspaces",
        "GET, /api/workspaces/WORKSPACE",
        "GET, /api/workspaces/WORKSPACE/users",
        "POST, /api/workspaces/WORKSPACE/users",
        "GET, /api/auth/keys",
        "POST, /api/auth/keys",
        "DELETE, /api/auth/keys/WORKSPACE",
    })
    void asksForAToken(String method, String path) {
        assertProblem(
                ask(method, in(UUID.randomUUID(), path), anonymous()), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/workspaces",
        "GET, /api/workspaces/WORKSPACE/users",
        "POST, /api/workspaces/WORKSPACE/users",
        "GET, /api/auth/keys",
        "POST, /api/auth/keys",
        "DELETE, /api/auth/keys/WORKSPACE",
    })
    void refusesMembersAndMachines(String method, String path) {
        UUID workspace = workspace();
        for (String token : new String[] {person(workspace, "member"), machine(workspace)}) {
            assertProblem(ask(method, in(workspace, path), with(token)), 403, "forbidden");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/workspaces?workspaceId=WORKSPACE",
        "GET, /api/workspaces/WORKSPACE",
        "GET, /api/workspaces/WORKSPACE/users",
        "POST, /api/workspaces/WORKSPACE/users",
        "GET, /api/auth/keys?workspaceId=WORKSPACE",
        "POST, /api/auth/keys?workspaceId=WORKSPACE",
        "DELETE, /api/auth/keys/WORKSPACE?workspaceId=WORKSPACE",
    })
    void hidesAWorkspaceFromAnotherOnesOwner(String method, String path) {
        UUID workspace = workspace();
        String stranger = person(workspace(), "owner");
        assertProblem(ask(method, in(workspace, path), with(stranger)), 404, "not-found");
    }

    /// With a body that the endpoint accepts, so that the answer is about the caller.
    private static Response ask(String method, String path, RequestSpecification request) {
        return request.contentType("application/json").body(body(path)).request(method, path);
    }

    private static Map<String, String> body(String path) {
        if (path.contains("/users")) {
            return Map.of("username", "u", "password", "a long password", "role", "member");
        }
        return path.contains("/keys") ? Map.of("name", "n", "role", "member") : Map.of("name", "n");
    }

    private static String in(UUID workspace, String path) {
        return path.replace("WORKSPACE", workspace.toString());
    }
}
