package dev.pesewa.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Credits;
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
                new FeatureDay.Calls(succeeded, failed, 1, 0),
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
        assertThat(losing.cost()).isEqualTo("16");
        assertThat(losing.profit()).isEqualTo("-6");
        assertThat(losing.marginPct()).isEqualByComparingTo("-60");
        assertThat(losing.losing()).isTrue();
        assertThat(losing.warning()).startsWith("PORTFOLIO_DASHBOARD costs 8 and earns 5 GHS");
        Margins.FeatureMargin earning = margins.features().getLast();
        assertThat(earning.profit()).isEqualTo("1.2");
        assertThat(earning.cashRevenue()).isEqualTo("1.6");
        assertThat(earning.warning()).isNull();
        assertThat(margins.total().revenue()).isEqualTo("12");
        assertThat(margins.total().cost()).isEqualTo("16.8");
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
        assertThat(margins.total().cost()).isEqualTo("31");
        assertThat(margins.total().requests()).isEqualTo(3);
        assertThat(margins.total().failed()).isEqualTo(1);
    }

    @Test
    void sumsUpUse() {
        UsageStats stats =
                UsageStats.of(
                        30,
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
        assertThat(stats.totalCost()).isEqualTo("3.5");
        assertThat(stats.avgResponseTimeMs()).isEqualByComparingTo("100");
        assertThat(stats.mostUsedFeature()).isEqualTo("b");
        assertThat(stats.featureBreakdown())
                .containsExactly(
                        new UsageStats.FeatureUsage("b", "Feature b", 3, "2.00"),
                        new UsageStats.FeatureUsage("a", "Feature a", 2, "2.00"));
    }

    @Test
    void nothingHasNoRates() {
        UsageStats empty = UsageStats.of(7, Credits.ZERO, "GHS", List.of(), id -> id);
        assertThat(empty.successRate()).isNull();
        assertThat(empty.avgResponseTimeMs()).isNull();
        assertThat(empty.mostUsedFeature()).isNull();
        assertThat(empty.totalCost()).isEqualTo("0");
        assertThat(Margins.of(List.of(), StatisticsReportTest::rate, id -> id).total().marginPct())
                .isNull();
    }
}
