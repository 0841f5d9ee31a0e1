package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.usage.analytics.ActiveUserCost;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.ReportCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Cost per active user: total cost / distinct users with at least one call. Null without users.
public final class CauResponse {

    private final StatisticsRepository statistics;

    public CauResponse(StatisticsRepository statistics) {
        this.statistics = statistics;
    }

    /// `totalCost` and `cau` leave out the `unpricedMessages`, whose cost is not known.
    @Schema(name = "Cau")
    public record PeriodCau(
            @Nullable BigDecimal cau,
            BigDecimal totalCost,
            long activeUsers,
            long unpricedMessages,
            @Nullable BigDecimal avgCostPerUser,
            int periodDays,
            LocalDate startDate,
            LocalDate endDate,
            String currency) {}

    public PeriodCau of(UsageFilter filter) {
        return answer(filter.period(), filter.currency(), statistics.activeCost(filter));
    }

    PeriodCau ofAll(Period period, ReportCurrency currency) {
        return answer(period, currency, statistics.activeCostOfAll(period, currency));
    }

    private static PeriodCau answer(Period period, ReportCurrency currency, ActiveUserCost found) {
        BigDecimal cau = value(found);
        return new PeriodCau(
                cau,
                Rounding.cost(found.cost()),
                found.activeUsers(),
                found.unpriced(),
                cau,
                period.days(),
                period.start(),
                period.end(),
                currency.code());
    }

    private static @Nullable BigDecimal value(ActiveUserCost found) {
        return found.activeUsers() == 0
                ? null
                : Rounding.costPer(found.cost(), BigDecimal.valueOf(found.activeUsers()));
    }

    /// 7, 30 and 90 days that end today.
    public record SideBySide(
            @Nullable BigDecimal d7, @Nullable BigDecimal d30, @Nullable BigDecimal d90) {

        public static SideBySide of(Function<Period, PeriodCau> cau, LocalDate today) {
            return new SideBySide(
                    cau.apply(Period.lastDays(today, 7)).cau(),
                    cau.apply(Period.lastDays(today, 30)).cau(),
                    cau.apply(Period.lastDays(today, 90)).cau());
        }
    }

    /// Side by side, and the 30 days before the last 30.
    public record Trend(
            @Nullable BigDecimal d7,
            @Nullable BigDecimal d30,
            @Nullable BigDecimal d90,
            @Nullable BigDecimal previous30,
            @Nullable BigDecimal changePct,
            String currency) {

        static Trend of(Function<Period, PeriodCau> cau, LocalDate today, String currency) {
            SideBySide days = SideBySide.of(cau, today);
            BigDecimal last = days.d30();
            BigDecimal before = cau.apply(Period.lastDays(today, 30).previous()).cau();
            return new Trend(
                    days.d7(),
                    last,
                    days.d90(),
                    before,
                    last == null || before == null || before.signum() == 0
                            ? null
                            : Rounding.percent(last.subtract(before), before),
                    currency);
        }
    }
}
