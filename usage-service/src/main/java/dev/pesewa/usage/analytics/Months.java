package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// A month beside the three before it.
public final class Months {

    private static final int BACK = 3;

    private Months() {}

    /// The month in which the filter's period ends, and those before it, the oldest first.
    public static Report.Comparison compare(Statistics statistics, Filter filter) {
        LocalDate last = filter.period().end();
        List<Period> periods =
                IntStream.rangeClosed(-BACK, 0)
                        .mapToObj(back -> Statistics.month(last.plusMonths(back)))
                        .toList();
        List<Totals> totals = statistics.totals(filter, periods);
        List<Report.Month> months =
                IntStream.range(0, periods.size())
                        .mapToObj(i -> Report.month(periods.get(i), totals.get(i)))
                        .toList();
        return new Report.Comparison(
                months.get(BACK),
                months.get(BACK - 1),
                Report.growth(totals.get(BACK).cost(), totals.get(BACK - 1).cost()),
                months);
    }
}
