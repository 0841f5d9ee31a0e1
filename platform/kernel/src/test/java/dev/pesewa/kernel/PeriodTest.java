package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

    @Test
    void aDayOfSummerTimeChangeHas23Hours() {
        var day = new Period(DAY, DAY);
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(day.from(berlin)).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(day.until(berlin)).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void thePreviousPeriodTouchesThisOne() {
        var week = Period.lastDays(DAY, 7);
        assertThat(week.days()).isEqualTo(7);
        assertThat(week.previous().end()).isEqualTo(week.start().minusDays(1));
        assertThat(week.previous().days()).isEqualTo(7);
    }

    @Test
    void refusesARangeThatEndsBeforeItStartsOrIsTooLong() {
        assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Period(DAY, DAY.plusDays(400)))
                .isInstanceOf(ProblemException.class);
    }
}
