package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceIdTest {

    @Test
    void isReadAsItIsWritten() {
        // Given
        var id = new WorkspaceId(new UUID(1, 2));
        // When
        WorkspaceId read = WorkspaceId.parse(id.toString());
        // Then
        assertThat(read).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acme", "../admin", "0199-0", "00000000-0000-0000-0000-00000000000g"})
    void whatIsNoIdIsNobodysWorkspace(String text) {
        // When
        var problem = catchThrowableOfType(ProblemException.class, () -> WorkspaceId.parse(text));
        // Then
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(problem).hasMessage("There is no such workspace.");
    }
}
