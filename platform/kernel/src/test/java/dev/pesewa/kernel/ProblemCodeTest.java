package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void saysWhatItMeansAndWhatToDoInSentences(ProblemCode code) {
        assertThat(code.meaning()).endsWith(".");
        assertThat(code.advice()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void isFoundByItsCode(ProblemCode code) {
        assertThat(ProblemCode.of(code.code())).contains(code);
    }

    @Test
    void findsNothingForAnotherCode() {
        assertThat(ProblemCode.of("MALFORMED")).isEmpty();
    }
}
