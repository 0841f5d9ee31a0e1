package dev.pesewa.billing.report;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the calls of a workspace used. Requests are the calls that were made; rejected calls were
/// not made and are counted apart. Rates and means are null where there were no calls.
public record UsageStats(
        int periodDays,
        LocalDate startDate,
        LocalDate endDate,
        String currentBalance,
        String totalCreditsUsed,
        long totalRequests,
        long successfulRequests,
        long refusedRequests,
        @Nullable BigDecimal successRate,
        BigDecimal totalCost,
        String currency,
        long requestsWithoutCost,
        @Nullable BigDecimal avgResponseTimeMs,
        List<FeatureUsage> featureBreakdown,
        @Nullable String mostUsedFeature) {

    /// Made calls and credits of one feature.
    public record FeatureUsage(
            String feature, String featureDisplayName, long count, String credits) {}

    /// `name` gives the name of a feature.
    public static UsageStats of(
            Period period,
            Credits balance,
            String currency,
            List<FeatureDay> days,
            Function<String, String> name) {
        long succeeded = 0;
        long failed = 0;
        long refused = 0;
        long withoutCost = 0;
        long totalMs = 0;
        long timed = 0;
        Credits credits = Credits.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (FeatureDay day : days) {
            succeeded += day.calls().succeeded();
            failed += day.calls().failed();
            refused += day.calls().refused();
            withoutCost += day.calls().withoutLocalCost();
            totalMs += day.duration().totalMs();
            timed += day.duration().calls();
            credits = credits.plus(day.credits());
            cost = cost.add(day.localCost());
        }
        long made = succeeded + failed;
        List<FeatureUsage> features = features(days, name);
        return new UsageStats(
                period.days(),
                period.start(),
                period.end(),
                balance.toDecimalString(),
                credits.toDecimalString(),
                made,
                succeeded,
                refused,
                made == 0
                        ? null
                        : Rounding.percent(BigDecimal.valueOf(succeeded), BigDecimal.valueOf(made)),
                Rounding.cost(cost),
                currency,
                withoutCost,
                timed == 0 ? null : mean(totalMs, timed),
                features,
                features.isEmpty() ? null : features.getFirst().feature());
    }

    private static BigDecimal mean(long total, long count) {
        return BigDecimal.valueOf(total)
                .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_EVEN);
    }

    /// The most used first. A feature that was only refused was not used.
    private static List<FeatureUsage> features(
            List<FeatureDay> days, Function<String, String> name) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Credits> credits = new TreeMap<>();
        for (FeatureDay day : days) {
            if (day.calls().made() > 0) {
                counts.merge(day.feature(), day.calls().made(), Long::sum);
                credits.merge(day.feature(), day.credits(), Credits::plus);
            }
        }
        List<FeatureUsage> used = new ArrayList<>();
        counts.forEach(
                (feature, count) ->
                        used.add(
                                new FeatureUsage(
                                        feature,
                                        name.apply(feature),
                                        count,
                                        credits.getOrDefault(feature, Credits.ZERO)
                                                .toDecimalString())));
        used.sort(Comparator.comparingLong(FeatureUsage::count).reversed());
        return used;
    }
}
