package dev.pesewa.usage.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    @Test
    void isRightWhenEveryWeekIsLikeTheLast() {
        // Given weekdays from 9 to 17 o'clock, weekends off
        CostHistory past = past(LocalDate.of(2026, 9, 10), 12, 0, 1);

        // When asked in the middle of a working day
        Forecast forecast = Forecast.of(LocalDateTime.of(2026, 9, 10, 12, 30), past);

        // Then 22 working days of 8 dollars, of which 7 and a half a day are over
        assertThat(forecast.month()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(forecast.spent()).isEqualTo(7 * 8 + 4, within(1e-9));
        assertThat(forecast.expected()).isCloseTo(22 * 8, within(3.0));
        assertThat(forecast.low()).isLessThanOrEqualTo(forecast.expected());
        assertThat(forecast.high()).isGreaterThanOrEqualTo(forecast.expected());
        assertThat(forecast.backtest().months()).hasSize(6);
        assertThat(forecast.backtest().meanAbsoluteErrorPct()).isLessThan(5.0);
    }

    @Test
    void holdsTheTruthInFourOfFiveMonthsOfNoisyWorkspaces() {
        // Given 200 workspaces whose hours vary by half
        int held = 0;
        int tried = 0;
        for (long seed = 1; seed <= 200; seed++) {
            CostHistory past = past(LocalDate.of(2026, 9, 10), 13, 0.5, seed);
            Forecast forecast = Forecast.of(LocalDateTime.of(2026, 9, 10, 13, 0), past);
            for (Forecast.Trial trial : forecast.backtest().months()) {
                tried++;
                held += trial.within() ? 1 : 0;
            }
        }

        // Then
        assertThat(tried).isGreaterThan(1_000);
        assertThat((double) held / tried).isBetween(0.72, 0.97);
    }

    @Test
    void saysNoIntervalBeforeItHasSeenAWeek() {
        CostHistory past = new CostHistory();
        for (int day = 0; day < 7; day++) {
            assertThat(Forecast.of(FIRST.plusDays(day).atTime(9, 0), past).hasInterval()).isFalse();
            past.add(FIRST.plusDays(day), 10, 1);
        }
        assertThat(Forecast.of(FIRST.plusDays(7).atTime(9, 0), past).hasInterval()).isTrue();
    }

    @Test
    void followsAWorkspaceThatGrows() {
        CostHistory past = new CostHistory();
        for (int day = 0; day < 200; day++) {
            past.add(FIRST.plusDays(day), 10, 1 + day * 0.05);
        }
        LocalDate today = FIRST.plusDays(200);
        Forecast forecast = Forecast.of(today.atTime(0, 0), past);
        YearMonth before = YearMonth.from(today).minusMonths(1);
        assertThat(forecast.expected())
                .isGreaterThan(past.between(before.atDay(1), before.atEndOfMonth()));
    }

    @Test
    void saysNothingOfItsPastWhenThereIsNone() {
        Forecast forecast = Forecast.of(LocalDateTime.of(2026, 9, 10, 12, 0), new CostHistory());
        assertThat(forecast.expected()).isZero();
        assertThat(forecast.low()).isZero();
        assertThat(forecast.high()).isZero();
        assertThat(forecast.backtest().months()).isEmpty();
        assertThat(forecast.backtest().meanAbsoluteErrorPct()).isNull();
    }

    @Test
    void neverExpectsLessThanWhatIsSpent() {
        CostHistory past = new CostHistory();
        past.add(LocalDate.of(2026, 9, 1), 9, 100);
        Forecast forecast = Forecast.of(LocalDateTime.of(2026, 9, 2, 0, 0), past);
        assertThat(forecast.low()).isGreaterThanOrEqualTo(100);
    }

    private static CostHistory past(LocalDate today, int hour, double noise, long seed) {
        var random = new SplittableRandom(seed);
        CostHistory past = new CostHistory();
        for (LocalDate day = FIRST; !day.isAfter(today); day = day.plusDays(1)) {
            boolean works = day.getDayOfWeek().getValue() <= 5;
            int until = day.equals(today) ? Math.min(17, hour + 1) : 17;
            for (int at = 9; works && at < until; at++) {
                past.add(day, at, 1 + noise * (2 * random.nextDouble() - 1));
            }
        }
        return past;
    }
}
