package dev.pesewa.usage.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationBucketTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "99, 99", "100, 100", "123, 130", "995, 1000", "4567, 4600"})
    void keepsTwoDigitsAndNeverFlatters(long millis, long bucket) {
        assertThat(DurationBucket.of(millis)).isEqualTo(bucket);
    }
}
