package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.usage.rollup.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shapes of the statistics, made from exact sums: rounded here and nowhere before.
public final class StatisticsReport {

    private StatisticsReport() {}

    public record Day(String date, BigDecimal cost, long messages) {}

    public record Hour(int hour, BigDecimal cost, long messages) {}

    public record Month(String month, BigDecimal cost, long messages) {}

    public record ClientCost(String clientId, String name, BigDecimal cost, long messages) {}

    public record UnattributedCost(BigDecimal cost, long messages) {}

    public record UserCost(String userId, BigDecimal cost, long messages) {}

    public record FeatureCost(String feature, BigDecimal cost, long messages) {}

    public record ModelCost(String model, BigDecimal cost, long messages) {}

    public record DurationSummary(@Nullable BigDecimal meanMs, @Nullable Long p95Ms) {}

    /// `growth` in percent; null when the previous month cost nothing.
    public record Comparison(
            Month currentMonth,
            Month previousMonth,
            @Nullable BigDecimal growth,
            List<Month> months) {}

    /// The part of the messages in percent; null when there are none.
    public static @Nullable BigDecimal rate(PeriodTotals totals, Measure part) {
        long whole = totals.messages();
        return whole == 0
                ? null
                : Rounding.percent(BigDecimal.valueOf(totals.sum(part)), BigDecimal.valueOf(whole));
    }

    public static List<FeatureCost> features(List<BreakdownRow> shares) {
        return shares.stream()
                .map(s -> new FeatureCost(s.key(), Rounding.cost(s.cost()), s.messages()))
                .toList();
    }

    public static List<ModelCost> models(List<BreakdownRow> shares) {
        return shares.stream()
                .map(s -> new ModelCost(s.key(), Rounding.cost(s.cost()), s.messages()))
                .toList();
    }

    public static List<UserCost> users(List<BreakdownRow> shares) {
        return shares.stream()
                .map(s -> new UserCost(s.key(), Rounding.cost(s.cost()), s.messages()))
                .toList();
    }

    public static BigDecimal daily(BigDecimal cost, Period period) {
        return Rounding.costPer(cost, BigDecimal.valueOf(period.days()));
    }

    public static DurationSummary duration(PeriodTotals totals, @Nullable Long p95Ms) {
        long timed = totals.sum(Measure.TIMED);
        if (timed == 0) {
            return new DurationSummary(null, null);
        }
        BigDecimal mean =
                BigDecimal.valueOf(totals.sum(Measure.DURATION_MS))
                        .divide(BigDecimal.valueOf(timed), 2, RoundingMode.HALF_EVEN);
        return new DurationSummary(mean, p95Ms);
    }

    /// Every day of the period, also those without usage.
    public static List<Day> days(Period period, List<BreakdownRow> byDay) {
        Map<String, BreakdownRow> found =
                byDay.stream().collect(Collectors.toMap(BreakdownRow::key, Function.identity()));
        return Stream.iterate(period.start(), day -> day.plusDays(1))
                .limit(period.days())
                .map(LocalDate::toString)
                .map(
                        date -> {
                            BreakdownRow share = found.getOrDefault(date, nothing(date));
                            return new Day(date, Rounding.cost(share.cost()), share.messages());
                        })
                .toList();
    }

    /// All 24.
    public static List<Hour> hours(List<BreakdownRow> byHour) {
        Map<String, BreakdownRow> found =
                byHour.stream().collect(Collectors.toMap(BreakdownRow::key, Function.identity()));
        return IntStream.range(0, 24)
                .mapToObj(
                        hour -> {
                            String key = Integer.toString(hour);
                            BreakdownRow share = found.getOrDefault(key, nothing(key));
                            return new Hour(hour, Rounding.cost(share.cost()), share.messages());
                        })
                .toList();
    }

    /// The hour with most messages, the earliest of equals; null when there are none.
    public static @Nullable Integer peakHour(List<Hour> hours) {
        Hour peak = hours.getFirst();
        for (Hour hour : hours) {
            peak = hour.messages() > peak.messages() ? hour : peak;
        }
        return peak.messages() == 0 ? null : peak.hour();
    }

    /// The day with most messages, the earliest of equals; null when there are none.
    public static @Nullable Day busiestDay(List<Day> days) {
        Day busiest = days.getFirst();
        for (Day day : days) {
            busiest = day.messages() > busiest.messages() ? day : busiest;
        }
        return busiest.messages() == 0 ? null : busiest;
    }

    public static Month month(Period month, PeriodTotals totals) {
        return new Month(
                month.start().toString().substring(0, 7),
                Rounding.cost(totals.cost()),
                totals.messages());
    }

    public static @Nullable BigDecimal growth(BigDecimal current, BigDecimal previous) {
        return previous.signum() == 0
                ? null
                : Rounding.percent(current.subtract(previous), previous);
    }

    private static BreakdownRow nothing(String key) {
        return new BreakdownRow(key, BigDecimal.ZERO, 0);
    }
}
