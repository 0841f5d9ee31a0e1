package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import dev.pesewa.usage.currency.ReportCurrency;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a workspace, from its rollups. Days and hours are its local ones; costs are in
/// the filter's currency, and a day that has none to convert by is refused
/// (`currency-unsupported`).
public interface StatisticsRepository {

    /// By what usage can be split. The keys of `DAY` are dates, of `HOUR` 0 to 23.
    enum BreakdownDimension {
        DAY,
        HOUR,
        CLIENT,
        USER,
        FEATURE,
        MODEL
    }

    /// Totals of each of the periods, in one question.
    List<PeriodTotals> totals(UsageFilter filter, List<Period> periods);

    /// Every split but `USER`, the costliest part first, in one question.
    Split split(UsageFilter filter);

    record Split(Map<BreakdownDimension, List<BreakdownRow>> by) {
        public List<BreakdownRow> of(BreakdownDimension dimension) {
            return by.getOrDefault(dimension, List.of());
        }
    }

    /// The costliest first.
    List<BreakdownRow> top(UsageFilter filter, BreakdownDimension dimension, int limit);

    /// What each user used, in the order of the users' ids, those after `after`.
    List<UserUsage> users(UsageFilter filter, String after, int limit);

    /// What 95 % of the calls did not take longer than, in milliseconds to two significant digits.
    /// Null when no call said, or when it is asked of events that are no longer kept.
    @Nullable Long p95(UsageFilter filter);

    ActiveUserCost activeCost(UsageFilter filter);

    /// Over all workspaces.
    ActiveUserCost activeCostOfAll(Period period, ReportCurrency currency);

    /// From the first to the last of the month that `day` is in.
    static Period month(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        return new Period(first, first.plusMonths(1).minusDays(1));
    }
}
