package dev.pesewa.billing.report;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Revenue, cost and profit of each feature, in GHS; the feature that loses most comes first.
///
/// A credit earns 1 GHS. `cashRevenue` is what customers had paid for those credits: less than that
/// for bonus and trial credits, and nothing for credits that were owed and repaid later. A failed
/// call earns nothing and costs what the provider takes. `absorbed` credits were written off.
public record Margins(List<FeatureMargin> features, FeatureMargin total) {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    /// `marginPct` is null without revenue. The cost of `withoutCost` calls is not known, so that
    /// it is not part of `cost`.
    public record FeatureMargin(
            String feature,
            String name,
            long requests,
            long failed,
            long withoutCost,
            String credits,
            String absorbed,
            String revenue,
            String cashRevenue,
            String cost,
            String profit,
            @Nullable BigDecimal marginPct,
            boolean losing,
            @Nullable String warning) {}

    /// `rate` gives the GHS of a dollar on a day; `name` gives the name of a feature.
    public static Margins of(
            List<FeatureDay> days,
            Function<LocalDate, BigDecimal> rate,
            Function<String, String> name) {
        Map<String, Sum> sums = new TreeMap<>();
        var all = new Sum();
        for (FeatureDay day : days) {
            BigDecimal cost = day.costUsd().multiply(rate.apply(day.day()));
            sums.computeIfAbsent(day.feature(), _ -> new Sum()).add(day, cost);
            all.add(day, cost);
        }
        List<FeatureMargin> lines =
                sums.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Sum::profit)))
                        .map(each -> each.getValue().line(each.getKey(), name.apply(each.getKey())))
                        .toList();
        return new Margins(lines, all.line("total", "All features"));
    }

    private static final class Sum {
        private long succeeded;
        private long failed;
        private long withoutCost;
        private Credits credits = Credits.ZERO;
        private Credits writtenOff = Credits.ZERO;
        private BigDecimal cash = NONE;
        private BigDecimal cost = NONE;

        void add(FeatureDay day, BigDecimal costOfDay) {
            succeeded += day.calls().succeeded();
            failed += day.calls().failed();
            withoutCost += day.calls().withoutCost();
            credits = credits.plus(day.credits());
            writtenOff = writtenOff.plus(day.writtenOff());
            cash = cash.add(day.revenue());
            cost = cost.add(costOfDay);
        }

        BigDecimal profit() {
            return credits.decimal().subtract(cost);
        }

        FeatureMargin line(String feature, String name) {
            BigDecimal revenue = credits.decimal();
            BigDecimal profit = profit();
            boolean losing = profit.signum() < 0;
            return new FeatureMargin(
                    feature,
                    name,
                    succeeded + failed,
                    failed,
                    withoutCost,
                    credits.toDecimalString(),
                    writtenOff.toDecimalString(),
                    Rounding.money(revenue),
                    Rounding.money(cash),
                    Rounding.money(cost),
                    Rounding.money(profit),
                    revenue.signum() == 0 ? null : Rounding.percent(profit, revenue),
                    losing,
                    losing ? warning(name, revenue) : null);
        }

        private String warning(String name, BigDecimal revenue) {
            BigDecimal calls = BigDecimal.valueOf(Math.max(1, succeeded + failed));
            return "%s costs %s and earns %s GHS a call: raise its price or use a cheaper model."
                    .formatted(
                            name,
                            Rounding.costPer(cost, calls).toPlainString(),
                            Rounding.costPer(revenue, calls).toPlainString());
        }
    }
}
