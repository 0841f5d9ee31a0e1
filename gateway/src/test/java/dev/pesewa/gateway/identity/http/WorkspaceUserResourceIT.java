package dev.pesewa.gateway.identity.http;

import static dev.pesewa.gateway.GatewayApi.PASSWORD;
import static dev.pesewa.gateway.GatewayApi.addUser;
import static dev.pesewa.gateway.GatewayApi.assertMalformed;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static dev.pesewa.gateway.GatewayApi.login;
import static dev.pesewa.gateway.GatewayApi.operator;
import static dev.pesewa.gateway.GatewayApi.person;
import static dev.pesewa.gateway.GatewayApi.send;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class WorkspaceUserResourceIT {

    private UUID workspace = new UUID(0, 0);
    private String owner = "";
    private String users = "";

    @BeforeEach
    void makeAWorkspaceWithAnOwner() {
        workspace = workspace();
        owner = person(workspace, "owner");
        users = "/api/workspaces/" + workspace + "/users";
    }

    @Test
    void letsAnOwnerAddAMemberWhoCanSignIn() {
        // When
        Response added = addUser(owner, workspace, "kofi-" + workspace, "member");
        // Then
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.<String>path("role")).isEqualTo("member");
        assertThat(with(owner).get(added.header("Location")).<String>path("username"))
                .isEqualTo("kofi-" + workspace);
        assertThat(login("kofi-" + workspace, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void listsPeopleWithoutTheirPasswords() {
        // Given
        addUser(owner, workspace, "kofi-" + workspace, "member");
        // When
        Response list = with(owner).get(users);
        // Then
        assertThat(list.<List<String>>path("items.role")).containsExactly("owner", "member");
        assertThat(list.<Map<String, String>>path("items[1]"))
                .containsOnlyKeys("id", "username", "role", "createdAt");
    }

    @Test
    void pagesThroughThePeople() {
        // Given
        addUser(owner, workspace, "kofi-" + workspace, "member");
        Response first = with(owner).get(users + "?limit=1");
        // When
        Response second = with(owner).get(users + "?limit=1&cursor=" + first.path("nextCursor"));
        // Then
        assertThat(first.<List<String>>path("items.role")).containsExactly("owner");
        assertThat(second.<List<String>>path("items.role")).containsExactly("member");
    }

    @Test
    void refusesANameThatIsTakenInAnyWorkspace() {
        // Given
        addUser(owner, workspace, "kofi-" + workspace, "member");
        UUID other = workspace();
        // When
        Response taken = addUser(operator(), other, "kofi-" + workspace, "owner");
        // Then
        assertProblem(taken, 409, "already-exists");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertMalformed(addUser(owner, workspace, "", "member"), "username");
        assertMalformed(addUser(owner, workspace, "till-" + workspace, "ingest"), "role");
        assertMalformed(add(Map.of("username", "a", "role", "member")), "password");
        assertMalformed(
                add(Map.of("username", "a", "role", "member", "password", "short")), "password");
        assertMalformed(with(owner).contentType("application/json").post(users), "body");
    }

    @Test
    void hidesThePeopleOfAnotherWorkspace() {
        // Given
        String stranger = person(workspace(), "owner");
        // When
        Response list = with(stranger).get(users);
        // Then
        assertProblem(list, 404, "not-found");
        assertProblem(addUser(stranger, workspace, "spy", "owner"), 404, "not-found");
    }

    @Test
    void knowsNoPeopleOfAWorkspaceThatDoesNotExist() {
        // Given
        String none = "/api/workspaces/" + UUID.randomUUID() + "/users";
        // When
        Response list = with(operator()).get(none);
        // Then
        assertProblem(list, 404, "not-found");
        assertProblem(with(owner).get("/api/workspaces/none/users"), 404, "not-found");
    }

    private Response add(Map<String, String> body) {
        return send(with(owner), users, body);
    }
}
