package dev.pesewa.kit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.request.SampleRequest;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every read and write is bound to the workspace of the verified token (I7).
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class CurrentWorkspaceIT {

    private static final UUID OWN = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01990000-0000-7000-8000-000000000002");

    @Inject WorkspaceRepository workspaces;

    @ParameterizedTest
    @EnumSource(names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
    void isTheWorkspaceOfTheToken(Role role) {
        assertThat(of(role, OWN, null, null).id()).isEqualTo(new WorkspaceId(OWN));
        assertThat(of(role, OWN, OWN, null).id()).isEqualTo(new WorkspaceId(OWN));
        assertThat(of(role, OWN, null, OWN).id()).isEqualTo(new WorkspaceId(OWN));
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
    void anotherWorkspaceDoesNotExist(Role role) {
        refuses(ProblemCode.NOT_FOUND, of(role, OWN, OTHER, null));
        refuses(ProblemCode.NOT_FOUND, of(role, OWN, null, OTHER));
    }

    /// The path says what the request is about; the query does not lead past it.
    @Test
    void thePathCountsBeforeTheQuery() {
        refuses(ProblemCode.NOT_FOUND, of(Role.OWNER, OWN, OTHER, OWN));
        assertThat(of(Role.OPERATOR, null, OWN, OTHER).id()).isEqualTo(new WorkspaceId(OWN));
    }

    @Test
    void anOperatorNamesAnyWorkspace() {
        assertThat(of(Role.OPERATOR, null, null, OTHER).id()).isEqualTo(new WorkspaceId(OTHER));
        assertThat(of(Role.OPERATOR, null, OTHER, null).id()).isEqualTo(new WorkspaceId(OTHER));
    }

    @Test
    void anOperatorHasToNameOne() {
        refuses(ProblemCode.MALFORMED, of(Role.OPERATOR, null, null, null));
    }

    /// Also where the token of an operator holds one by mistake.
    @Test
    void theWorkspaceOfAnOperatorIsNeverTakenFromTheToken() {
        refuses(ProblemCode.MALFORMED, of(Role.OPERATOR, OWN, null, null));
    }

    @Test
    void aTokenWithoutAWorkspaceMayDoNothing() {
        refuses(ProblemCode.FORBIDDEN, of(Role.OWNER, null, null, null));
        refuses(ProblemCode.FORBIDDEN, of(Role.OWNER, null, OTHER, null));
    }

    @Test
    void whatIsNoIdDoesNotExist() {
        UriInfo odd = SampleRequest.address("no id", null);
        refuses(ProblemCode.NOT_FOUND, of(Role.OWNER, OWN, odd));
        refuses(ProblemCode.NOT_FOUND, of(Role.OPERATOR, null, odd));
    }

    @Test
    void aWorkspaceThatNobodyCreatedIsFoundByItsIdOnly() {
        CurrentWorkspace unknown = of(Role.OPERATOR, null, OTHER, null);
        assertThat(unknown.id()).isEqualTo(new WorkspaceId(OTHER));
        assertThatThrownBy(unknown::get)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    private static void refuses(ProblemCode code, CurrentWorkspace workspace) {
        assertThatThrownBy(workspace::id)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private CurrentWorkspace of(
            Role role, @Nullable UUID inToken, @Nullable UUID inPath, @Nullable UUID inQuery) {
        return of(role, inToken, SampleRequest.address(text(inPath), text(inQuery)));
    }

    private CurrentWorkspace of(Role role, @Nullable UUID inToken, UriInfo address) {
        var caller = new Caller(SampleRequest.token(role, inToken));
        return new CurrentWorkspace(caller, address, workspaces);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
