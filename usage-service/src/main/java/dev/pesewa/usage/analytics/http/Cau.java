package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Shown;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.usage.analytics.ActiveCost;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Statistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cost per active user: total cost / distinct users with at least one call. Null without users.
final class Cau {

    private final Statistics statistics;

    Cau(Statistics statistics) {
        this.statistics = statistics;
    }

    record Answer(
            @Nullable BigDecimal cau,
            BigDecimal totalCost,
            long activeUsers,
            @Nullable BigDecimal avgCostPerUser,
            int periodDays,
            LocalDate startDate,
            LocalDate endDate,
            String currency) {}

    Answer of(WorkspaceId workspace, Period period) {
        return answer(period, statistics.activeCost(Filter.all(workspace, period)));
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
    Map<String, @Nullable Object> sideBySide(WorkspaceId workspace, LocalDate today) {
        var days = new LinkedHashMap<String, @Nullable Object>();
        days.put("d7", of(workspace, Period.lastDays(today, 7)).cau());
        days.put("d30", of(workspace, Period.lastDays(today, 30)).cau());
        days.put("d90", of(workspace, Period.lastDays(today, 90)).cau());
        return days;
    }

    /// Side by side, and the 30 days before the last 30.
    Map<String, @Nullable Object> trend(WorkspaceId workspace, LocalDate today) {
        Period last30 = Period.lastDays(today, 30);
        BigDecimal now = of(workspace, last30).cau();
        BigDecimal before = of(workspace, last30.previous()).cau();
        Map<String, @Nullable Object> trend = sideBySide(workspace, today);
        trend.put("previous30", before);
        trend.put(
                "changePct",
                now == null || before == null || before.signum() == 0
                        ? null
                        : Shown.percent(now.subtract(before), before));
        return trend;
    }
}
