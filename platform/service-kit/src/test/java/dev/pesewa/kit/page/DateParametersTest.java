package dev.pesewa.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateParametersTest {

    @Test
    void readsADate() {
        assertThat(DateParameters.parse("from", "2026-09-01")).isEqualTo("2026-09-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-9-1", "2026-02-30", "1788220800"})
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> DateParameters.parse("from", text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("from: a date such as 2026-09-01 is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "+58668-01-01", "-2026-01-01"})
    void refusesADateThatMustBeAMistake(String text) {
        assertThatThrownBy(() -> DateParameters.parse("from", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("from: between ");
    }

    @Test
    void takesTheFirstAndTheLastDate() {
        assertThat(DateParameters.near("at", Period.EARLIEST)).isEqualTo(Period.EARLIEST);
        assertThat(DateParameters.near("at", Period.LATEST)).isEqualTo(Period.LATEST);
    }

    @Test
    void refusesMillisecondsThatWereTakenForSeconds() {
        Instant mistaken = Instant.ofEpochSecond(1_788_220_800_000L);
        assertThatThrownBy(() -> DateParameters.near("at", mistaken))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("at: between ");
    }

    @Test
    void refusesAMomentBeforeTheFirstDate() {
        Instant early = Period.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
        assertThatThrownBy(() -> DateParameters.near("at", early))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        assertThat(DateParameters.near("at", (LocalDate) null)).isNull();
        assertThat(DateParameters.near("at", (Instant) null)).isNull();
    }
}
