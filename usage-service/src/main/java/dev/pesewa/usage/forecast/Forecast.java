package dev.pesewa.usage.forecast;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the month will have cost when it is over: what is spent, and for every hour left what such
/// an hour of such a weekday cost before. In four of five months the truth should lie from `low` to
/// `high`; `backtest` says in how many of the past ones it did. It was made from `days` whole days.
public record Forecast(
        YearMonth month,
        double spent,
        double expected,
        double low,
        double high,
        int days,
        Backtest backtest) {

    public static final double COVERAGE = 0.8;

    /// Of a normal distribution, so much on either side holds four fifths.
    private static final double WIDTH = 1.2816;

    /// Days that have not shown every weekday say nothing of how far from it the truth may lie.
    private static final int FEWEST_FOR_INTERVAL = 7;

    private static final int MONTHS_TRIED = 6;

    /// Fewer days before a month say too little to try.
    private static final int FEWEST_DAYS = 14;

    /// `meanAbsoluteErrorPct` and `coverage` are null when no month could be tried.
    public record Backtest(
            List<Trial> months, @Nullable Double meanAbsoluteErrorPct, @Nullable Double coverage) {}

    /// What would have been said on the same day of an earlier month.
    public record Trial(
            YearMonth month, LocalDate asOf, double expected, double actual, boolean within) {}

    /// `now` is local time; usage of later hours is not looked at.
    public static Forecast of(LocalDateTime now, CostHistory past) {
        Forecast forecast = at(now, now.getHour() + 1, past);
        return new Forecast(
                forecast.month(),
                forecast.spent(),
                forecast.expected(),
                forecast.low(),
                forecast.high(),
                forecast.days(),
                backtest(now, past));
    }

    /// Whether `low` and `high` mean anything yet.
    public boolean hasInterval() {
        return days >= FEWEST_FOR_INTERVAL;
    }

    /// Today's first `hours` hours are known.
    private static Forecast at(LocalDateTime now, int hours, CostHistory past) {
        LocalDate today = now.toLocalDate();
        YearMonth month = YearMonth.from(today);
        SeasonalModel season = SeasonalModel.before(today, past);
        double spentToday = past.upTo(today, hours);
        double spent = past.between(month.atDay(1), today.minusDays(1)) + spentToday;
        double restOfToday = season.rest(now.toLocalTime());
        double left = season.expected(today) * restOfToday;
        for (LocalDate day = today.plusDays(1);
                !day.isAfter(month.atEndOfMonth());
                day = day.plusDays(1)) {
            left += season.expected(day);
        }
        double days = restOfToday + month.lengthOfMonth() - today.getDayOfMonth();
        double margin = WIDTH * season.deviation(days);
        return new Forecast(
                month,
                spent,
                spent + left,
                spent + Math.max(0, left - margin),
                spent + left + margin,
                season.days(),
                new Backtest(List.of(), null, null));
    }

    private static Backtest backtest(LocalDateTime now, CostHistory past) {
        List<Trial> trials = new ArrayList<>();
        LocalDate first = past.first();
        YearMonth month = YearMonth.from(now);
        for (int back = 1; back <= MONTHS_TRIED && first != null; back++) {
            YearMonth earlier = month.minusMonths(back);
            int day = Math.min(now.getDayOfMonth(), earlier.lengthOfMonth());
            LocalDateTime then = earlier.atDay(day).atTime(now.getHour(), 0);
            boolean known = !first.plusDays(FEWEST_DAYS).isAfter(then.toLocalDate());
            if (known && !first.isAfter(earlier.atDay(1))) {
                trials.add(trial(then, past));
            }
        }
        return new Backtest(List.copyOf(trials), meanError(trials), coverage(trials));
    }

    private static Trial trial(LocalDateTime then, CostHistory past) {
        Forecast said = at(then, then.getHour(), past);
        YearMonth month = said.month();
        double actual = past.between(month.atDay(1), month.atEndOfMonth());
        boolean within = actual >= said.low() && actual <= said.high();
        return new Trial(month, then.toLocalDate(), said.expected(), actual, within);
    }

    private static @Nullable Double meanError(List<Trial> trials) {
        List<Trial> spent = trials.stream().filter(trial -> trial.actual() > 0).toList();
        return spent.isEmpty()
                ? null
                : spent.stream()
                        .mapToDouble(t -> 100 * Math.abs(t.expected() - t.actual()) / t.actual())
                        .average()
                        .orElseThrow();
    }

    private static @Nullable Double coverage(List<Trial> trials) {
        return trials.isEmpty()
                ? null
                : (double) trials.stream().filter(Trial::within).count() / trials.size();
    }
}
