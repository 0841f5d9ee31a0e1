package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked values of figures: half-even, at the end.
class FigureRoundingTest {

    @ParameterizedTest
    @CsvSource({
        "0.0000005,  0",
        "0.0000015,  0.000002",
        "0.0000025,  0.000002",
        "0.00000251, 0.000003",
        "1.500000,   1.5",
        "100,        100",
        "-0.0000015, -0.000002"
    })
    void aCostHasSixPlacesHalfEven(BigDecimal exact, BigDecimal shown) {
        // When
        BigDecimal rounded = Rounding.cost(exact);
        // Then
        assertThat(rounded).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.33", "2, 3, 66.67", "1, 800, 0.12", "3, 800, 0.38", "5, 5, 100.00"})
    void aShareIsAPercentageWithTwoPlaces(BigDecimal part, BigDecimal whole, BigDecimal shown) {
        // When
        BigDecimal percent = Rounding.percent(part, whole);
        // Then
        assertThat(percent).isEqualTo(shown);
    }

    @Test
    void aCostIsNeverWrittenWithAnExponent() {
        // When
        BigDecimal shown = Rounding.cost(new BigDecimal("1E+6"));
        // Then
        assertThat(shown).hasToString("1000000");
    }

    @Test
    void anAverageIsRoundedOnceAndNotItsParts() {
        // When
        BigDecimal average = Rounding.costPer(new BigDecimal("0.45"), new BigDecimal("7"));
        // Then
        assertThat(average).isEqualTo(new BigDecimal("0.064286"));
    }
}
