package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException.FieldError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemExceptionTest {

    @Test
    void aMalformedFieldIsNamedInTheDetailAndAmongTheErrors() {
        // When
        ProblemException problem = ProblemException.malformed("limit", "between 1 and 500");
        // Then
        assertThat(problem).hasMessage("limit: between 1 and 500");
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED);
        assertThat(problem.errors()).containsExactly(new FieldError("limit", "between 1 and 500"));
    }

    @Test
    void whatIsMissingIsNamedWithoutAHintAtWhoseItIs() {
        // When
        ProblemException problem = ProblemException.notFound("hold");
        // Then
        assertThat(problem).hasMessage("There is no such hold.");
        assertThat(problem.code().status()).isEqualTo(404);
    }

    @Test
    void laterChangesOfTheMembersDoNotReachTheProblem() {
        // Given
        Map<String, Object> members = new HashMap<>(Map.of("shortfall", "2"));
        var problem =
                new ProblemException(
                        ProblemCode.NOT_ENOUGH_CREDITS, "Buy a pack.", List.of(), members);
        // When
        members.put("secret", "token");
        // Then
        assertThat(problem.members()).containsOnlyKeys("shortfall");
    }

    @ParameterizedTest
    @EnumSource
    void eachCodeIsWrittenInSmallLettersWithAStatusOfAnError(ProblemCode code) {
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.status()).isBetween(400, 599);
        assertThat(code.title()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsReadBackFromItsClaim(Role role) {
        // When
        Role read = Role.of(role.claim());
        // Then
        assertThat(read).isEqualTo(role);
    }

    @Test
    void annotationsNameTheClaimsOfTheRoles() {
        // When
        List<String> claims = Arrays.stream(Role.values()).map(Role::claim).toList();
        // Then
        assertThat(claims)
                .containsExactly(
                        Role.OPERATOR_CLAIM,
                        Role.OWNER_CLAIM,
                        Role.MEMBER_CLAIM,
                        Role.INGEST_CLAIM);
    }

    @Test
    void anUnknownRoleIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Role.of("root"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("operator, owner, member, ingest");
    }
}
