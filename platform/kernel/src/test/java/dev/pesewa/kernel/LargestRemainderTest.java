package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargestRemainderTest {

    @Test
    void whatIsLeftGoesToTheLargestRemainder() {
        // When 10 are split by 1 : 2 : 4, exactly 1.43, 2.86 and 5.71
        long[] parts = LargestRemainder.split(10, 1, 2, 4);
        // Then
        assertThat(parts).containsExactly(1, 3, 6);
    }

    @Test
    void ofEqualRemaindersTheEarlierIsServedFirst() {
        // When
        long[] parts = LargestRemainder.split(1, 5, 5, 5);
        // Then
        assertThat(parts).containsExactly(1, 0, 0);
    }

    @Test
    void aWeightOfNothingGetsNothing() {
        // When
        long[] parts = LargestRemainder.split(7, 0, 3, 0);
        // Then
        assertThat(parts).containsExactly(0, 7, 0);
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        // When
        long[] parts = LargestRemainder.split(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        // Then
        assertThat(parts).containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261125, 7})
    void thePartsAreTheWholeAndEachIsWithinOneOfItsExactShare(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            // Given
            long whole = random.nextLong(1_000_000);
            long[] weights = random.longs(1 + random.nextInt(6), 1, 1_000).toArray();
            long sum = Arrays.stream(weights).sum();
            // When
            long[] parts = LargestRemainder.split(whole, weights);
            // Then
            assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
            for (int part = 0; part < parts.length; part++) {
                long least = whole * weights[part] / sum;
                assertThat(parts[part]).isBetween(least, least + 1);
            }
        }
    }

    @Test
    void aNegativeWeightIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> LargestRemainder.split(1, 2, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void thereIsNothingToSplitByWithoutAnyWeight() {
        assertThatThrownBy(() -> LargestRemainder.split(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(-1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
