package dev.pesewa.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeParametersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);

    @Test
    void understandsBothSpellings() {
        Period expected = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 10));
        assertThat(
                        Stream.of(
                                range("2026-09-01", null, "2026-09-10", null, null, null),
                                range(null, "2026-09-01", null, "2026-09-10", null, null),
                                range("2026-09-01", null, null, "2026-09-10", null, null),
                                range(null, null, "2026-09-10", null, 10, null),
                                range(null, null, null, "2026-09-10", null, 10)))
                .allSatisfy(range -> assertThat(range.period(TODAY)).isEqualTo(expected));
    }

    @Test
    void isTheLastThirtyDaysWithoutAnything() {
        assertThat(range(null, null, null, null, null, null).period(TODAY))
                .isEqualTo(Period.lastDays(TODAY, 30));
    }

    @Test
    void endsTodayWithoutALastDay() {
        assertThat(range(null, "2026-09-29", null, null, null, null).period(TODAY).days())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-09-11 |            | 2026-09-10 |            |     |     | startDate",
                "           | 2026-09-11 |            | 2026-09-10 |     |     | start",
                "           | 2026-10-01 |            |            |     |     | start",
                "2020-01-01 |            |            |            |     |     | startDate",
                "           |            |            | yesterday  |     |     | end",
                "           |            | soon       |            |     |     | endDate",
                "           |            |            |            | 0   |     | days",
                "           |            |            |            |     | 401 | period",
                "           |            |            |            | 7   | 7   | period",
                "2026-09-01 | 2026-09-01 |            |            |     |     | start",
                "           |            | 2026-09-01 | 2026-09-01 |     |     | end",
                "2026-09-01 |            |            |            |     | 7   | period"
            })
    void namesTheParameterThatWasSent(
            @Nullable String startDate,
            @Nullable String start,
            @Nullable String endDate,
            @Nullable String end,
            @Nullable Integer days,
            @Nullable Integer period,
            String named) {
        var range = range(startDate, start, endDate, end, days, period);
        assertThatThrownBy(() -> range.period(TODAY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(ProblemException.FieldError::field)
                                        .containsExactly(named));
    }

    private static DateRangeParameters range(
            @Nullable String startDate,
            @Nullable String start,
            @Nullable String endDate,
            @Nullable String end,
            @Nullable Integer days,
            @Nullable Integer period) {
        return new DateRangeParameters(startDate, start, endDate, end, days, period);
    }
}
