package dev.pesewa.usage.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0        |
                    99.999999 |
                    100      | 50
                    160      | 50 80
                    199.9999 | 50 80
                    200      | 50 80 100
                    999      | 50 80 100
                    """)
    void reachesAThresholdAtExactlyItsPercentOfTheAmount(BigDecimal cost, String reached) {
        // Given
        Budget budget = budget(false);
        // When
        List<Integer> thresholds = budget.reached(cost);
        // Then
        assertThat(String.join(" ", thresholds.stream().map(String::valueOf).toList()))
                .isEqualTo(reached == null ? "" : reached);
    }

    @Test
    void stopsCallsOnceTheWholeAmountIsSpent() {
        // Given
        Budget budget = budget(true);
        // Then
        assertThat(budget.stops(new BigDecimal("199.999999"))).isFalse();
        assertThat(budget.stops(new BigDecimal("200"))).isTrue();
    }

    @Test
    void neverStopsCallsWithoutAHardStop() {
        // Given
        Budget budget = budget(false);
        // Then
        assertThat(budget.stops(new BigDecimal("100000"))).isFalse();
    }

    private static Budget budget(boolean hardStop) {
        return new Budget(
                new WorkspaceId(new UUID(0, 1)),
                new BigDecimal("200"),
                "EUR",
                List.of(50, 80, 100),
                hardStop,
                false,
                Instant.EPOCH,
                "ama");
    }
}
