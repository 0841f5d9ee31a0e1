package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTextTest {

    private static final char[] CHARACTERS = {
        'a', '\n', '\u00e9', '\ufffd', '\ud83d', '\ude00', '\udbff', '\udfff', '\u0000'
    };

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\ud83d\ude00", "x\ud83d\ude00\ud83c\udf0dy", "\n\t\u0085"})
    void takesWhatUtf8CanWrite(String text) {
        assertThat(WellFormedText.fault(text)).isNull();
    }

    @Test
    void namesANulCharacter() {
        assertThat(WellFormedText.fault("a\u0000b")).isEqualTo("holds a NUL character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void namesHalfOfASurrogatePairWhereverItStands(int at) {
        String text = new StringBuilder("abcd").insert(at, '\ud83d').toString();
        assertThat(WellFormedText.fault(text)).startsWith("holds half of a surrogate pair");
    }

    @RepeatedTest(50)
    void aTextWithoutFaultComesBackFromItsBytes(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        String sent = text.toString();
        // When
        String back = new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        // Then
        assertThat(WellFormedText.fault(sent) == null)
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(back.equals(sent) && sent.indexOf('\u0000') < 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 9})
    void aTruncatedTextIsWellFormed(int longest) {
        String cut = WellFormedText.truncated("a\ud83d\ude00b", longest);
        assertThat(cut).hasSizeLessThanOrEqualTo(longest);
        assertThat(WellFormedText.fault(cut)).isNull();
    }
}
