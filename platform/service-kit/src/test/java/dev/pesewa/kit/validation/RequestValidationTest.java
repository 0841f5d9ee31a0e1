package dev.pesewa.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller reads when a field of a request is wrong.
class RequestValidationTest {

    private record Named(@PlainText(max = 5) @Nullable String name) {}

    private record Limited(
            @NotEmpty String text,
            @Size(max = 2) String list,
            @Min(3) int least,
            @Max(9) int most,
            @Positive int amount,
            @Range(min = 1, max = 4) int choice) {}

    @ParameterizedTest
    @ValueSource(strings = {"Ama", "Ɔdɔ", "12345", " a "})
    void takesAPlainText(String name) {
        assertThat(messages(new Named(name))).isEmpty();
    }

    @Test
    void leavesATextThatIsNotGivenToNotNull() {
        assertThat(messages(new Named(null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''       | name: is needed",
                "'   '    | name: is needed",
                "'123456' | name: at most 5 characters",
            })
    void saysWhatIsWrongWithAText(String name, String message) {
        assertThat(messages(new Named(name))).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "\u001b[1m", "a\u0085"})
    void refusesControlCharacters(String name) {
        assertThat(messages(new Named(name))).containsExactly("name: holds a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00", "\ude00\ud83d"})
    void refusesHalfOfASurrogatePair(String name) {
        assertThat(messages(new Named(name)))
                .singleElement()
                .asString()
                .startsWith("name: holds half of a surrogate pair");
    }

    @Test
    void saysOfEachFieldWhatItMayBe() {
        assertThat(messages(new Limited("", "abc", 2, 10, 0, 5)))
                .containsExactlyInAnyOrder(
                        "text: is needed",
                        "list: between 0 and 2 characters or elements",
                        "least: at least 3",
                        "most: at most 9",
                        "amount: greater than 0",
                        "choice: between 1 and 4");
    }

    private static List<String> messages(Object request) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(request).stream()
                    .map(
                            (ConstraintViolation<Object> each) ->
                                    each.getPropertyPath() + ": " + each.getMessage())
                    .toList();
        }
    }
}
