package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void aKindHasOneNameInEachPlace() {
        // Given
        TokenKind kind = TokenKind.CACHED_AUDIO_INPUT;
        // When
        String names =
                String.join(" ", kind.field(), kind.column(), kind.shortName(), kind.priceName());
        // Then
        assertThat(names)
                .isEqualTo(
                        "cachedAudioInputTokens cached_audio_input_tokens cachedAudioInput"
                                + " cachedaudio");
    }

    @Test
    void aKindIsFoundByItsField() {
        // When
        var found = TokenKind.ALL.stream().map(kind -> TokenKind.ofField(kind.field()));
        // Then
        assertThat(found.map(kind -> kind.orElseThrow()).toList()).isEqualTo(TokenKind.ALL);
    }

    @Test
    void soundIsSummedWithItsKindOfText() {
        // Given
        Tokens tokens = Tokens.of(TokenKind.INPUT, 5).and(TokenKind.AUDIO_INPUT, 7);
        // When
        long input = tokens.inAllModalities(TokenKind.INPUT);
        // Then
        assertThat(input).isEqualTo(12);
        assertThat(tokens.inAllModalities(TokenKind.OUTPUT)).isZero();
    }

    @Test
    void whatTheModelReadIsEverythingButItsOutput() {
        // Given
        Tokens tokens = Tokens.of(_ -> 10);
        // When
        long written = tokens.total() - tokens.totalRead();
        // Then
        assertThat(written).isEqualTo(30);
    }

    @Test
    void countsAreNeverNegativeAndNeverMoreThanALongHolds() {
        assertThatThrownBy(() -> Tokens.of(TokenKind.INPUT, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tokens.of(_ -> Long.MAX_VALUE / 2))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equalCountsAreEqual() {
        // When
        Tokens added = Tokens.of(TokenKind.OUTPUT, 3).and(TokenKind.OUTPUT, 4);
        // Then
        assertThat(added).isEqualTo(Tokens.of(TokenKind.OUTPUT, 7)).hasSameHashCodeAs(added);
        assertThat(added).isNotEqualTo(Tokens.NONE);
    }
}
