package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws that every kind of token keeps, the next one too.
class TokenKindTest {

    static Stream<Function<TokenKind, String>> names() {
        return Stream.of(
                TokenKind::field, TokenKind::column, TokenKind::shortName, TokenKind::priceName);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTwoKindsShareAName(Function<TokenKind, String> name) {
        assertThat(TokenKind.ALL.stream().map(name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsNames(TokenKind kind) {
        assertThat(TokenKind.ofField(kind.field())).contains(kind);
        assertThat(TokenKind.ofShortName(kind.shortName())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsNeverPricedLikeItself(TokenKind kind) {
        assertThat(kind.pricedLike()).doesNotContain(kind).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsSummedWithOneOfText(TokenKind kind) {
        assertThat(TokenKind.TEXT).contains(kind.text());
        assertThat(kind.text().isRead()).isEqualTo(kind.isRead());
    }

    @Test
    void writesForAnHourAreNamedAsTheApiSays() {
        // When
        TokenKind kind = TokenKind.CACHE_WRITE_1H;
        // Then
        assertThat(kind.field()).isEqualTo("cacheWrite1hTokens");
        assertThat(kind.column()).isEqualTo("cache_write_1h_tokens");
        assertThat(kind.priceName()).isEqualTo("write1h");
    }

    @Test
    void writesForAnHourAreNeverPricedLikeCheaperTokens() {
        assertThat(TokenKind.CACHE_WRITE_1H.pricedLike()).isEmpty();
    }

    @Test
    void anUnknownNameIsNoKind() {
        assertThat(TokenKind.ofField("reasoningTokens")).isEmpty();
        assertThat(TokenKind.ofShortName("reasoning")).isEmpty();
    }
}
