package dev.pesewa.usage.forecast;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What each hour of each day cost, in one currency. Hours without usage cost nothing. A forecast
/// is an estimate, so these are floating-point numbers; what is billed never passes through here.
public final class CostHistory {

    static final int HOURS = 24;

    private final SortedMap<LocalDate, double[]> days = new TreeMap<>();

    public void add(LocalDate day, int hour, double cost) {
        days.computeIfAbsent(day, _ -> new double[HOURS])[hour] += cost;
    }

    /// Null without any usage.
    public @Nullable LocalDate first() {
        return days.isEmpty() ? null : days.firstKey();
    }

    double cost(LocalDate day) {
        return upTo(day, HOURS);
    }

    /// Of the hours before `hour`.
    double upTo(LocalDate day, int hour) {
        double[] hours = days.get(day);
        double cost = 0;
        for (int i = 0; hours != null && i < hour; i++) {
            cost += hours[i];
        }
        return cost;
    }

    /// From `first` to `last`, both included.
    double between(LocalDate first, LocalDate last) {
        double cost = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            cost += cost(day);
        }
        return cost;
    }

    SortedMap<LocalDate, double[]> days() {
        return Collections.unmodifiableSortedMap(days);
    }
}
