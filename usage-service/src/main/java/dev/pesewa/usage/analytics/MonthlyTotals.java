package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A period's totals, and the month in which it ends beside the three months before.
public record MonthlyTotals(PeriodTotals period, StatisticsReport.Comparison comparison) {

    private static final int BACK = 3;

    /// In one question, because they are always shown together.
    public static MonthlyTotals of(StatisticsRepository statistics, UsageFilter filter) {
        LocalDate last = filter.period().end();
        List<Period> periods = new ArrayList<>();
        periods.add(filter.period());
        for (int back = BACK; back >= 0; back--) {
            periods.add(StatisticsRepository.month(last.minusMonths(back)));
        }
        List<PeriodTotals> totals = statistics.totals(filter, periods);
        return new MonthlyTotals(
                totals.getFirst(),
                compared(periods.subList(1, periods.size()), totals.subList(1, totals.size())));
    }

    private static StatisticsReport.Comparison compared(
            List<Period> periods, List<PeriodTotals> totals) {
        List<StatisticsReport.Month> months =
                IntStream.range(0, periods.size())
                        .mapToObj(i -> StatisticsReport.month(periods.get(i), totals.get(i)))
                        .toList();
        return new StatisticsReport.Comparison(
                months.get(BACK),
                months.get(BACK - 1),
                StatisticsReport.growth(totals.get(BACK).cost(), totals.get(BACK - 1).cost()),
                months);
    }
}
