package dev.pesewa.usage.forecast;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// How a workspace's days compare with each other, learnt from the days before one: a level, how
/// far each weekday is above or below it, and when in the day it is spent.
final class SeasonalModel {

    /// Newer days say more about the level: half the weight two weeks back.
    private static final double HALF_LIFE_DAYS = 14;

    private static final int LONGEST = 84;
    private static final int WEEK = 7;
    private static final int MINUTES = 60;

    /// So many days of average are believed before a weekday's own are.
    private static final double PRIOR_DAYS = 1;

    private final int days;
    private final double level;
    private final double levelDeviation;
    private final double dayDeviation;
    private final double[] weekdays;
    private final double[] hours;

    private SeasonalModel(
            int days,
            double level,
            double levelDeviation,
            double dayDeviation,
            double[] weekdays,
            double[] hours) {
        this.days = days;
        this.level = level;
        this.levelDeviation = levelDeviation;
        this.dayDeviation = dayDeviation;
        this.weekdays = weekdays;
        this.hours = hours;
    }

    int days() {
        return days;
    }

    /// From the whole days before `end`, at most twelve weeks of them, none before the first usage.
    static SeasonalModel before(LocalDate end, CostHistory past) {
        LocalDate oldest = past.first();
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = end.minusDays(1);
                oldest != null && !day.isBefore(oldest) && days.size() < LONGEST;
                day = day.minusDays(1)) {
            days.add(day);
        }
        double[] weekdays = weekdays(days, past);
        double weights = 0;
        double squares = 0;
        double spent = 0;
        double usual = 0;
        for (int age = 0; age < days.size(); age++) {
            LocalDate day = days.get(age);
            double weight = Math.pow(0.5, age / HALF_LIFE_DAYS);
            spent += weight * past.cost(day);
            usual += weight * weekdays[weekday(day)];
            weights += weight;
            squares += weight * weight;
        }
        double level = usual == 0 ? 0 : spent / usual;
        double variance = 0;
        for (int age = 0; age < days.size(); age++) {
            LocalDate day = days.get(age);
            double weight = Math.pow(0.5, age / HALF_LIFE_DAYS);
            double miss = past.cost(day) - level * weekdays[weekday(day)];
            variance += weight * miss * miss;
        }
        double deviation = weights == 0 ? 0 : Math.sqrt(variance / weights);
        double effectiveDays = squares == 0 ? 1 : weights * weights / squares;
        return new SeasonalModel(
                days.size(),
                level,
                deviation / Math.sqrt(Math.max(1, effectiveDays)),
                deviation,
                weekdays,
                hours(days, past));
    }

    private static int weekday(LocalDate day) {
        return day.getDayOfWeek().getValue() - 1;
    }

    /// 1 is an average day; all 1 before two weeks are known.
    private static double[] weekdays(List<LocalDate> days, CostHistory past) {
        double[] costs = new double[WEEK];
        double[] counts = new double[WEEK];
        double all = 0;
        for (LocalDate day : days) {
            costs[weekday(day)] += past.cost(day);
            counts[weekday(day)]++;
            all += past.cost(day);
        }
        double[] weekdays = new double[WEEK];
        double mean = days.isEmpty() ? 0 : all / days.size();
        for (int i = 0; i < WEEK; i++) {
            weekdays[i] =
                    mean == 0 || days.size() < 2 * WEEK
                            ? 1
                            : (costs[i] / mean + PRIOR_DAYS) / (counts[i] + PRIOR_DAYS);
        }
        return weekdays;
    }

    /// Shares of a day; even before anything is known.
    private static double[] hours(List<LocalDate> days, CostHistory past) {
        double[] hours = new double[CostHistory.HOURS];
        double all = 0;
        for (LocalDate day : days) {
            double[] spent = past.days().get(day);
            for (int hour = 0; spent != null && hour < CostHistory.HOURS; hour++) {
                hours[hour] += spent[hour];
                all += spent[hour];
            }
        }
        for (int hour = 0; hour < CostHistory.HOURS; hour++) {
            hours[hour] = all == 0 ? 1.0 / CostHistory.HOURS : hours[hour] / all;
        }
        return hours;
    }

    /// A whole day.
    double expected(LocalDate day) {
        return level * weekdays[weekday(day)];
    }

    /// What is left of the day from `time` on, as a share of the whole.
    double rest(LocalTime time) {
        double gone = (double) time.getMinute() / MINUTES;
        double rest = hours[time.getHour()] * (1 - gone);
        for (int i = time.getHour() + 1; i < CostHistory.HOURS; i++) {
            rest += hours[i];
        }
        return rest;
    }

    /// Of the sum of so many days: each misses by itself, and the level misses all of them.
    double deviation(double days) {
        return Math.sqrt(days * dayDeviation * dayDeviation + Math.pow(days * levelDeviation, 2));
    }
}
