package dev.pesewa.billing.report;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
/// call earns nothing and costs what the provider takes. `absorbed` credits were written off. An
/// unknown cost is not zero: where one call's cost is unknown, so are profit and margin (I8).
public record Margins(List<FeatureMargin> features, FeatureMargin total) {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    /// `cost` is that of the `withCost` requests, null when there are none of them. `profit` and
    /// `marginPct` are null when the cost of some requests is not known, `marginPct` also without
    /// revenue. `losing`: what is known to cost is more than the revenue already.
    public record FeatureMargin(
            String feature,
            String name,
            long requests,
            long failed,
            long withCost,
            long withoutCost,
            String credits,
            String absorbed,
            BigDecimal revenue,
            BigDecimal cashRevenue,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal profit,
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
                        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Sum::mostProfit)))
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

        /// At most so much, when some costs are not known.
        BigDecimal mostProfit() {
            return credits.decimal().subtract(cost);
        }

        FeatureMargin line(String feature, String name) {
            BigDecimal revenue = credits.decimal();
            BigDecimal profit = mostProfit();
            long requests = succeeded + failed;
            boolean known = withoutCost == 0;
            boolean losing = profit.signum() < 0;
            return new FeatureMargin(
                    feature,
                    name,
                    requests,
                    failed,
                    requests - withoutCost,
                    withoutCost,
                    credits.toDecimalString(),
                    writtenOff.toDecimalString(),
                    Rounding.cost(revenue),
                    Rounding.cost(cash),
                    known || requests > withoutCost ? Rounding.cost(cost) : null,
                    known ? Rounding.cost(profit) : null,
                    known && revenue.signum() != 0 ? Rounding.percent(profit, revenue) : null,
                    losing,
                    warning(name, revenue, losing));
        }

        private @Nullable String warning(String name, BigDecimal revenue, boolean losing) {
            List<String> warnings = new ArrayList<>();
            if (losing) {
                warnings.add(loss(name, revenue));
            }
            if (withoutCost > 0) {
                warnings.add(unknown(name));
            }
            return warnings.isEmpty() ? null : String.join(" ", warnings);
        }

        private String unknown(String name) {
            return ("%s: the cost of %d of %d calls is not known, so the margin is not known. Send"
                            + " cost with them, or state the price of their model.")
                    .formatted(name, withoutCost, succeeded + failed);
        }

        private String loss(String name, BigDecimal revenue) {
            BigDecimal calls = BigDecimal.valueOf(Math.max(1, succeeded + failed));
            return "%s costs %s and earns %s GHS a call: raise its price or use a cheaper model."
                    .formatted(
                            name,
                            Rounding.costPer(cost, calls).toPlainString(),
                            Rounding.costPer(revenue, calls).toPlainString());
        }
    }
}
