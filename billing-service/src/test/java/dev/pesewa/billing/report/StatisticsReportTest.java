package dev.pesewa.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatisticsReportTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private static FeatureDay day(
            String feature,
            LocalDate day,
            long succeeded,
            long failed,
            String credits,
            String usd) {
        return new FeatureDay(
                feature,
                day,
                new FeatureDay.Calls(succeeded, failed, 1, 0, 0),
                Credits.of(credits),
                Credits.ZERO,
                new BigDecimal(credits).multiply(new BigDecimal("0.8")),
                new BigDecimal(usd),
                new BigDecimal(usd).multiply(BigDecimal.TEN),
                new FeatureDay.DurationTotals(succeeded * 100, succeeded));
    }

    private static BigDecimal rate(LocalDate day) {
        return new BigDecimal(day.equals(MONDAY) ? "16.00" : "15.00");
    }

    @Test
    void warnsOfAFeatureThatLosesMoney() {
        Margins margins =
                Margins.of(
                        List.of(
                                day("report_summary", MONDAY, 10, 0, "2", "0.05"),
                                day("portfolio_dashboard", MONDAY, 2, 0, "10", "1")),
                        StatisticsReportTest::rate,
                        id -> id.toUpperCase(Locale.ROOT));
        Margins.FeatureMargin losing = margins.features().getFirst();
        assertThat(losing.feature()).isEqualTo("portfolio_dashboard");
        assertThat(losing.cost()).isEqualByComparingTo("16");
        assertThat(losing.profit()).isEqualByComparingTo("-6");
        assertThat(losing.marginPct()).isEqualByComparingTo("-60");
        assertThat(losing.losing()).isTrue();
        assertThat(losing.warning()).startsWith("PORTFOLIO_DASHBOARD costs 8 and earns 5 GHS");
        Margins.FeatureMargin earning = margins.features().getLast();
        assertThat(earning.profit()).isEqualByComparingTo("1.2");
        assertThat(earning.cashRevenue()).isEqualByComparingTo("1.6");
        assertThat(earning.warning()).isNull();
        assertThat(margins.total().revenue()).isEqualByComparingTo("12");
        assertThat(margins.total().cost()).isEqualByComparingTo("16.8");
    }

    @Test
    void doesNotTakeAnUnknownCostForNone() {
        // Given
        FeatureDay unknown = unknown("report_summary", 1, "0.2", "0");
        // When
        Margins.FeatureMargin margin =
                Margins.of(List.of(unknown), StatisticsReportTest::rate, id -> id).total();
        // Then
        assertThat(margin.requests()).isEqualTo(1);
        assertThat(margin.withCost()).isZero();
        assertThat(margin.withoutCost()).isEqualTo(1);
        assertThat(margin.cost()).isNull();
        assertThat(margin.profit()).isNull();
        assertThat(margin.marginPct()).isNull();
        assertThat(margin.losing()).isFalse();
        assertThat(margin.warning()).contains("the cost of 1 of 1 calls is not known");
    }

    @Test
    void showsWhatIsKnownBesideWhatIsNot() {
        // Given
        FeatureDay known = day("report_summary", MONDAY, 3, 0, "0.6", "0.05");
        FeatureDay unknown = unknown("report_summary", 1, "0.2", "0");
        // When
        Margins.FeatureMargin margin =
                Margins.of(List.of(known, unknown), StatisticsReportTest::rate, id -> id)
                        .features()
                        .getFirst();
        // Then
        assertThat(margin.withCost()).isEqualTo(3);
        assertThat(margin.cost()).isEqualTo("0.8");
        assertThat(margin.marginPct()).isNull();
        assertThat(margin.losing()).isFalse();
    }

    @Test
    void warnsOfALossThatUnknownCostsCanOnlyMakeLarger() {
        // Given
        FeatureDay unknown = unknown("report_summary", 2, "0.2", "0.05");
        // When
        Margins.FeatureMargin margin =
                Margins.of(List.of(unknown), StatisticsReportTest::rate, id -> id).total();
        // Then
        assertThat(margin.losing()).isTrue();
        assertThat(margin.profit()).isNull();
        assertThat(margin.warning()).contains("raise its price", "is not known");
    }

    /// Of `calls` calls, the last has no cost.
    private static FeatureDay unknown(String feature, long calls, String credits, String usd) {
        FeatureDay known = day(feature, MONDAY, calls, 0, credits, usd);
        return new FeatureDay(
                feature,
                MONDAY,
                new FeatureDay.Calls(calls, 0, 0, 1, 1),
                known.credits(),
                known.writtenOff(),
                known.revenue(),
                known.costUsd(),
                known.localCost(),
                known.duration());
    }

    @Test
    void countsACallOfAWorkspaceWithoutARateOnlyInItsOwnCurrencyAsUnknown() {
        // Given
        FeatureDay known = day("report_summary", MONDAY, 2, 0, "0.4", "0.01");
        var shillings =
                new FeatureDay(
                        known.feature(),
                        known.day(),
                        new FeatureDay.Calls(2, 0, 0, 0, 2),
                        known.credits(),
                        known.writtenOff(),
                        known.revenue(),
                        known.costUsd(),
                        BigDecimal.ZERO,
                        known.duration());
        // When
        Margins.FeatureMargin margin =
                Margins.of(List.of(shillings), StatisticsReportTest::rate, id -> id).total();
        // Then
        assertThat(margin.withoutCost()).isZero();
        assertThat(margin.marginPct()).isEqualByComparingTo("60");
    }

    @Test
    void takesEachDaysOwnRate() {
        Margins margins =
                Margins.of(
                        List.of(
                                day("f", MONDAY, 1, 0, "1", "1"),
                                day("f", MONDAY.plusDays(1), 1, 1, "1", "1")),
                        StatisticsReportTest::rate,
                        id -> id);
        assertThat(margins.total().cost()).isEqualByComparingTo("31");
        assertThat(margins.total().requests()).isEqualTo(3);
        assertThat(margins.total().failed()).isEqualTo(1);
    }

    @Test
    void sumsUpUse() {
        UsageStats stats =
                UsageStats.of(
                        Period.lastDays(MONDAY, 30),
                        Credits.of("5"),
                        "GHS",
                        List.of(
                                day("a", MONDAY, 1, 0, "1", "0.1"),
                                day("b", MONDAY, 2, 1, "2", "0.25"),
                                day("a", MONDAY.plusDays(1), 1, 0, "1", "0")),
                        id -> "Feature " + id);
        assertThat(stats.totalRequests()).isEqualTo(5);
        assertThat(stats.successfulRequests()).isEqualTo(4);
        assertThat(stats.refusedRequests()).isEqualTo(3);
        assertThat(stats.successRate()).isEqualByComparingTo("80");
        assertThat(stats.totalCreditsUsed()).isEqualTo("4.00");
        assertThat(stats.totalCost()).isEqualByComparingTo("3.5");
        assertThat(stats.avgResponseTimeMs()).isEqualByComparingTo("100");
        assertThat(stats.mostUsedFeature()).isEqualTo("b");
        assertThat(stats.featureBreakdown())
                .containsExactly(
                        new UsageStats.FeatureUsage("b", "Feature b", 3, "2.00"),
                        new UsageStats.FeatureUsage("a", "Feature a", 2, "2.00"));
    }

    @Test
    void nothingHasNoRates() {
        UsageStats empty =
                UsageStats.of(Period.lastDays(MONDAY, 7), Credits.ZERO, "GHS", List.of(), id -> id);
        assertThat(empty.successRate()).isNull();
        assertThat(empty.avgResponseTimeMs()).isNull();
        assertThat(empty.mostUsedFeature()).isNull();
        assertThat(empty.totalCost()).isEqualByComparingTo("0");
        assertThat(Margins.of(List.of(), StatisticsReportTest::rate, id -> id).total().marginPct())
                .isNull();
    }
}
