package dev.pesewa.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KpiTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void dividesTheCostOfThirtyDaysByTheSubjectsActiveInThem() {
        // Given worked example 3: 0.30 + 0.15 + 0.00 for three active subjects
        MetricInputs inputs = inputs(use(3, "0.00", "0.45"), new ActiveSubjects(1, 2, 3));

        assertThat(shown(Kpi.CAU, inputs)).isEqualByComparingTo("0.15");
    }

    @Test
    void givesAReasonInsteadOfARatioWhenNoSubjectWasActive() {
        MetricInputs inputs = inputs(use(0, "0", "0"), new ActiveSubjects(0, 0, 0));

        assertThat(Kpi.CAU.of(inputs).value()).isNull();
        assertThat(Kpi.CAU.of(inputs).reason()).isNotBlank();
        assertThat(Kpi.STICKINESS.of(inputs).value()).isNull();
    }

    @Test
    void showsStickinessAsDailyByMonthlyInPercent() {
        MetricInputs inputs = inputs(use(0, "0", "0"), new ActiveSubjects(1, 2, 3));

        assertThat(shown(Kpi.STICKINESS, inputs)).isEqualByComparingTo("33.33");
    }

    @Test
    void sumsFlowsOverAPeriodAndTakesTheRestFromItsEnd() {
        // Given
        MetricInputs first = inputs(use(2, "0.10", "0.10"), new ActiveSubjects(2, 2, 2));
        MetricInputs second = inputs(use(3, "0.25", "0.35"), new ActiveSubjects(1, 2, 2));

        // When
        MetricInputs period = MetricInputs.over(List.of(first, second));

        // Then
        assertThat(shown(Kpi.AI_MESSAGES, period)).isEqualByComparingTo("5");
        assertThat(shown(Kpi.AI_COST, period)).isEqualByComparingTo("0.35");
        assertThat(shown(Kpi.PAYMENTS_AMOUNT, period)).isEqualByComparingTo("160");
        assertThat(shown(Kpi.PAYMENTS_FAILED, period)).isEqualByComparingTo("2");
        assertThat(shown(Kpi.DAU, period)).isEqualByComparingTo("1");
        assertThat(shown(Kpi.CAU, period)).isEqualByComparingTo("0.175");
        assertThat(shown(Kpi.CREDIT_REVENUE_30D, period)).isEqualByComparingTo("80");
    }

    @Test
    void keepsPrepaidSalesOutOfRecurringRevenue() {
        MetricInputs inputs = inputs(use(0, "0", "0"), new ActiveSubjects(0, 0, 0));

        assertThat(shown(Kpi.MRR, inputs)).isEqualByComparingTo("0");
        assertThat(shown(Kpi.ARR, inputs)).isEqualByComparingTo("0");
        assertThat(shown(Kpi.MRR_WITH_CREDITS, inputs)).isEqualByComparingTo("80");
    }

    @Test
    void givesTheNumberOfCallsThatAreNotInTheCost() {
        var use = new AiUsage(3, 300, 2, new BigDecimal("0.1"), new BigDecimal("0.1"), 2);

        MetricInputs inputs = inputs(use, new ActiveSubjects(1, 1, 1));
        assertThat(Kpi.AI_COST.of(inputs).reason()).contains("2 calls of unknown price");
        assertThat(Kpi.CAU.of(inputs).reason()).contains("2 calls of unknown price");
        assertThat(shown(Kpi.CAU, inputs)).isEqualByComparingTo("0.1");
    }

    @Test
    void listsTheKnownMetricsWhenAskedForAnUnknownOne() {
        assertThatThrownBy(() -> Kpi.of("happiness"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("mrr, arr, ")
                .hasMessageContaining("customersTotal");
    }

    @Test
    void definesEachMetricOnce() {
        assertThat(Arrays.stream(Kpi.values()).map(kpi -> kpi.definition().name()))
                .doesNotHaveDuplicates();
        assertThat(Kpi.values()).allSatisfy(kpi -> assertThat(Kpi.of(name(kpi))).isEqualTo(kpi));
    }

    private static @Nullable BigDecimal shown(Kpi kpi, MetricInputs inputs) {
        return kpi.of(inputs).shown(kpi.definition().unit());
    }

    private static String name(Kpi kpi) {
        return kpi.definition().name();
    }

    private static AiUsage use(long messages, String cost, String cost30) {
        return new AiUsage(
                messages, messages * 100, 0, new BigDecimal(cost), new BigDecimal(cost30), 0);
    }

    private static MetricInputs inputs(AiUsage use, ActiveSubjects active) {
        return new MetricInputs(
                DAY,
                use,
                active,
                new PaymentCounts(1, 1, new BigDecimal("80.00")),
                new CreditSales(new BigDecimal("80.00"), new BigDecimal("0.72"), 1));
    }
}
