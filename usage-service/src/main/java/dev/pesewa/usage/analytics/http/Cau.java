package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Shown;
import dev.pesewa.usage.analytics.ActiveCost;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Statistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cost per active user: total cost / distinct users with at least one call. Null without users.
public final class Cau {

    private final Statistics statistics;

    public Cau(Statistics statistics) {
        this.statistics = statistics;
    }

    public record Answer(
            @Nullable BigDecimal cau,
            BigDecimal totalCost,
            long activeUsers,
            @Nullable BigDecimal avgCostPerUser,
            int periodDays,
            LocalDate startDate,
            LocalDate endDate,
            String currency) {}

    public Answer of(Filter filter) {
        return answer(filter.period(), statistics.activeCost(filter));
    }

    Answer ofAll(Period period) {
        return answer(period, statistics.activeCostOfAll(period));
    }

    private static Answer answer(Period period, ActiveCost found) {
        BigDecimal cau = value(found);
        return new Answer(
                cau,
                Shown.cost(found.cost()),
                found.activeUsers(),
                cau,
                period.days(),
                period.start(),
                period.end(),
                "USD");
    }

    private static @Nullable BigDecimal value(ActiveCost found) {
        return found.activeUsers() == 0
                ? null
                : Shown.costPer(found.cost(), BigDecimal.valueOf(found.activeUsers()));
    }

    /// 7, 30 and 90 days that end today.
    public static Map<String, @Nullable Object> sideBySide(
            Function<Period, Answer> cau, LocalDate today) {
        var days = new LinkedHashMap<String, @Nullable Object>();
        days.put("d7", cau.apply(Period.lastDays(today, 7)).cau());
        days.put("d30", cau.apply(Period.lastDays(today, 30)).cau());
        days.put("d90", cau.apply(Period.lastDays(today, 90)).cau());
        return days;
    }

    /// Side by side, and the 30 days before the last 30.
    static Map<String, @Nullable Object> trend(Function<Period, Answer> cau, LocalDate today) {
        Map<String, @Nullable Object> trend = sideBySide(cau, today);
        Object now = trend.get("d30");
        BigDecimal before = cau.apply(Period.lastDays(today, 30).previous()).cau();
        trend.put("previous30", before);
        trend.put(
                "changePct",
                !(now instanceof BigDecimal last) || before == null || before.signum() == 0
                        ? null
                        : Shown.percent(last.subtract(before), before));
        return trend;
    }
}
