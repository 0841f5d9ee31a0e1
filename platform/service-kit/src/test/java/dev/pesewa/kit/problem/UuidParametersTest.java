package dev.pesewa.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidParametersTest {

    private static final Annotation[] NONE = {};

    private final UuidParameters parameters = new UuidParameters();
    private final ParamConverter<UUID> converter =
            Objects.requireNonNull(parameters.getConverter(UUID.class, UUID.class, NONE));

    @Test
    void readsWhatItWrote() {
        var id = new UUID(1, 2);
        assertThat(converter.fromString(converter.toString(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "01990000-0000-7000-8000", "../1"})
    void answers404ForWhatIsNoId(String text) {
        assertThatThrownBy(() -> converter.fromString(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void leavesOtherTypesToTheFramework() {
        assertThat(parameters.getConverter(String.class, String.class, NONE)).isNull();
    }
}
