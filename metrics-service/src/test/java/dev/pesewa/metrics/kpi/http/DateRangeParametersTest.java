package dev.pesewa.metrics.kpi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeParametersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void isTheThirtyDaysThatEndTodayByDefault() {
        assertThat(DateRangeParameters.of(null, null, TODAY)).isEqualTo(Period.lastDays(TODAY, 30));
    }

    @Test
    void endsOnTheGivenDayAndBeginsThirtyDaysBefore() {
        assertThat(DateRangeParameters.of(null, "2026-01-30", TODAY).start())
                .isEqualTo("2026-01-01");
        assertThat(DateRangeParameters.of("2026-01-15", "2026-01-30", TODAY).days()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "+99999999-01-01", "2026-1-1"})
    void refusesATextThatIsNoDate(String start) {
        assertThatThrownBy(() -> DateRangeParameters.of(start, null, TODAY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("start");
    }

    @Test
    void refusesMoreThanFourHundredDays() {
        assertThat(DateRangeParameters.of(TODAY.minusDays(399).toString(), null, TODAY).days())
                .isEqualTo(400);
        assertThatThrownBy(
                        () -> DateRangeParameters.of(TODAY.minusDays(400).toString(), null, TODAY))
                .isInstanceOf(ProblemException.class);
    }
}
