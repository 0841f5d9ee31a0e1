package dev.pesewa.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.request.SampleRequest;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final UUID OWN = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @Test
    void isWhomTheTokenNames() {
        Caller owner = caller(Role.OWNER);
        assertThat(owner.subject()).isEqualTo("user-1");
        assertThat(owner.until()).isEqualTo(SampleRequest.TOKEN_ENDS);
        assertThat(owner.ownWorkspace()).contains(new WorkspaceId(OWN));
    }

    @Test
    void hasNoWorkspaceWhenTheTokenNamesNone() {
        var operator = new Caller(SampleRequest.token(Role.OPERATOR, null));
        assertThat(operator.ownWorkspace()).isEmpty();
        assertThat(operator.isOperator()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
    void isNoOperatorByAnyOtherRole(Role role) {
        assertThat(caller(role).isOperator()).isFalse();
    }

    @Test
    void answers404WhenTheTokenNamesNoId() {
        var claims = new JwtClaims();
        claims.setStringClaim("workspace", "no id");
        var token = new DefaultJWTCallerPrincipal(claims);
        var odd = new Caller(token);
        assertThatThrownBy(odd::ownWorkspace)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
        assertThat(odd.isOperator()).isFalse();
    }

    private static Caller caller(Role role) {
        return new Caller(SampleRequest.token(role, OWN));
    }
}
