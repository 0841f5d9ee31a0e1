package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("cost", "inputTokens", "outputTokens", "occurredAt", "clientId", "startDate");

    @ParameterizedTest
    @CsvSource({
        "InputTokens, inputTokens",
        "input_tokens, inputTokens",
        "inputToken, inputTokens",
        "otuputTokens, outputTokens",
        "CLIENT ID, clientId",
        "occuredAt, occurredAt",
        "cots, cost",
        "cos, cost",
        "stratDate, startDate",
    })
    void findsWhatWasMeant(String name, String meant) {
        assertThat(NearestName.of(name, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "price", "level", "a-very-long-name-that-nobody-mistyped"})
    void findsNothingThatIsFarAway(String name) {
        assertThat(NearestName.of(name, KNOWN)).isEmpty();
    }

    @Test
    void isAHintForTheEndOfAnErrorText() {
        assertThat(NearestName.hint("Cost", KNOWN)).isEqualTo("; did you mean cost?");
        assertThat(NearestName.hint("level", KNOWN)).isEmpty();
    }

    @Test
    void knowsASpellingFromAnotherName() {
        assertThat(NearestName.isSpelling("Input-Tokens", "inputTokens")).isTrue();
        assertThat(NearestName.isSpelling("inputToken", "inputTokens")).isFalse();
    }
}
