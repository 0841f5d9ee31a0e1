package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import java.time.LocalDate;
import java.util.List;

/// The figures of a workspace, from its rollups. Days and hours are its local ones.
public interface Statistics {

    /// By what usage can be split.
    enum Dimension {
        CLIENT,
        USER,
        FEATURE,
        MODEL
    }

    Totals totals(Filter filter);

    /// Only days with usage; `key` is the date.
    List<Share> byDay(Filter filter);

    /// Only hours with usage; `key` is 0 to 23.
    List<Share> byHour(Filter filter);

    /// The costliest first.
    List<Share> top(Filter filter, Dimension dimension, int limit);

    Durations durations(Filter filter);

    ActiveCost activeCost(Filter filter);

    /// Over all workspaces.
    ActiveCost activeCostOfAll(Period period);

    /// From the first to the last of the month that `day` is in.
    static Period month(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        return new Period(first, first.plusMonths(1).minusDays(1));
    }
}
