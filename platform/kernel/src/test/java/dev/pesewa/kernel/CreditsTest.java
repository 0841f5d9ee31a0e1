package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    @Test
    void showsTwoDecimalsAndMoreOnlyWhenTheyMatter() {
        assertThat(Credits.of("5").toDecimalString()).isEqualTo("5.00");
        assertThat(Credits.of("0.1").toDecimalString()).isEqualTo("0.10");
        assertThat(Credits.of("83.333333").toDecimalString()).isEqualTo("83.333333");
        assertThat(Credits.of("-2.5").toDecimalString()).isEqualTo("-2.50");
        assertThat(Credits.of("100").toDecimalString()).isEqualTo("100.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NaN", "1e400", "1e2", "0.0000001", "1234567890", "1,5", " 1", "+1"})
    void refusesWhatIsNotAPlainAmount(String text) {
        assertThatThrownBy(() -> Credits.of(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void readsBackWhatItShows() {
        long seed = 20260901;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            var credits = new Credits(random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L));
            assertThat(Credits.of(credits.toDecimalString()))
                    .as("seed %d", seed)
                    .isEqualTo(credits);
        }
    }

    @Test
    void overflowIsAnErrorAndNotANewAmount() {
        assertThatThrownBy(() -> new Credits(Long.MAX_VALUE).plus(new Credits(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
