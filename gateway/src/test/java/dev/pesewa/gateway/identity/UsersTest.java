package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import java.time.Clock;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int TRIES = 10;

    private final IdGenerator ids = new IdGenerator(Clock.systemUTC());
    private final WorkspaceId workspace = new WorkspaceId(ids.next());
    private final FakeUserRepository repository = new FakeUserRepository();
    private final Users users = new Users(repository, ids);

    @Test
    void signsInWithTheRightPassword() {
        // Given
        UUID ama = users.add(workspace, "ama", PASSWORD, Role.OWNER);
        // When
        Principal principal = users.signIn("ama", PASSWORD);
        // Then
        assertThat(principal).isEqualTo(new Principal(ama, Role.OWNER, workspace.value()));
    }

    @Test
    void storesAHashInsteadOfThePassword() {
        // When
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        // Then
        assertThat(repository.find("ama").orElseThrow().passwordHash())
                .startsWith("$2")
                .doesNotContain(PASSWORD);
    }

    @Test
    void storesTwoHashesForTheSamePasswordOfTwoPeople() {
        // When
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        users.add(workspace, "kofi", PASSWORD, Role.MEMBER);
        // Then
        assertThat(repository.find("ama").orElseThrow().passwordHash())
                .isNotEqualTo(repository.find("kofi").orElseThrow().passwordHash());
    }

    @Test
    void answersAnUnknownNameLikeAWrongPassword() {
        // Given
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        // When
        ProblemException unknown = problem(() -> users.signIn("nobody", "wrong"));
        // Then
        ProblemException wrong = problem(() -> users.signIn("ama", "wrong"));
        assertThat(unknown.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(unknown.code()).isEqualTo(wrong.code());
        assertThat(unknown.getMessage()).isEqualTo(wrong.getMessage());
    }

    @Test
    void neverSignsInUnderTheHashThatStandsForUnknownNames() {
        assertThat(problem(() -> users.signIn("unknown", "nobody")).code())
                .isEqualTo(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void locksANameAfterTenWrongPasswordsEvenForTheRightOne() {
        // Given
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        failToSignIn("ama", TRIES);
        // When
        ProblemException locked = problem(() -> users.signIn("ama", PASSWORD));
        // Then
        assertThat(locked.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(locked.members().get(ProblemException.RETRY_AFTER))
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isBetween(290L, 300L);
    }

    @Test
    void locksNoOtherName() {
        // Given
        UUID kofi = users.add(workspace, "kofi", PASSWORD, Role.MEMBER);
        failToSignIn("ama", TRIES + 1);
        // When
        Principal principal = users.signIn("kofi", PASSWORD);
        // Then
        assertThat(principal.subject()).isEqualTo(kofi);
    }

    @Test
    void countsAnewAfterARightPassword() {
        // Given
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        failToSignIn("ama", TRIES - 1);
        users.signIn("ama", PASSWORD);
        // When
        failToSignIn("ama", TRIES - 1);
        // Then
        assertThat(users.signIn("ama", PASSWORD).role()).isEqualTo(Role.OWNER);
    }

    @ParameterizedTest
    @ValueSource(ints = {Users.SHORTEST_PASSWORD - 1, Users.LONGEST_PASSWORD + 1})
    void refusesAPasswordThatIsTooShortOrLongerThanBcryptReads(int length) {
        // When
        ProblemException refused =
                problem(() -> users.add(workspace, "ama", "p".repeat(length), Role.OWNER));
        // Then
        assertThat(refused.code()).isEqualTo(ProblemCode.MALFORMED);
        assertThat(refused.getMessage()).contains("password");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "INGEST"})
    void addsOnlyOwnersAndMembers(Role role) {
        assertThat(problem(() -> users.add(workspace, "ama", PASSWORD, role)).code())
                .isEqualTo(ProblemCode.MALFORMED);
    }

    @Test
    void refusesANameThatIsTaken() {
        // Given
        users.add(workspace, "ama", PASSWORD, Role.OWNER);
        // When
        ProblemException taken = problem(() -> users.add(workspace, "ama", PASSWORD, Role.MEMBER));
        // Then
        assertThat(taken.code()).isEqualTo(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void addsTheOperatorOnce() {
        // Given
        users.addOperator(PASSWORD);
        // When
        users.addOperator("another password");
        // Then
        Principal operator = users.signIn(Users.OPERATOR, PASSWORD);
        assertThat(operator.role()).isEqualTo(Role.OPERATOR);
        assertThat(operator.workspace()).isNull();
    }

    private void failToSignIn(String username, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> users.signIn(username, "wrong"))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static ProblemException problem(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, call);
    }
}
