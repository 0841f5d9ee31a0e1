package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every `MetricRepository` gives: one row for each day, and windows of 1, 7 and 30 days that
/// end with it.
interface MetricContract {

    LocalDate FIRST = LocalDate.of(2022, 6, 1);

    FactRepository facts();

    MetricRepository metrics();

    @Test
    default void hasARowForEveryDayAlsoWithoutFacts() {
        // Given
        Period period = Period.lastDays(FIRST, 3);

        // When
        List<MetricInputs> days = metrics().days(period, new WorkspaceId(UUID.randomUUID()));

        // Then
        assertThat(days)
                .extracting(MetricInputs::date)
                .containsExactly(FIRST.minusDays(2), FIRST.minusDays(1), FIRST);
        assertThat(days).allSatisfy(day -> assertThat(day.active().month()).isZero());
    }

    @Test
    default void countsASubjectOnceInAWindowOfSeveralActiveDays() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(
                Events.call(workspace, "1", FIRST, "ama", "0.10"),
                Events.call(workspace, "2", FIRST.plusDays(4), "ama", "0.10"),
                Events.call(workspace, "3", FIRST.plusDays(4), "kofi", "0.10"));

        // When
        List<MetricInputs> days = days(workspace, 5);

        // Then
        assertThat(values(days, Kpi.DAU)).containsExactly("1", "0", "0", "0", "2");
        assertThat(values(days, Kpi.WAU)).containsExactly("1", "1", "1", "1", "2");
    }

    @Test
    default void countsACallOfNobodyWithoutMakingAnybodyActive() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(
                Events.call(workspace, "1", FIRST, "ama", "0.10"),
                Events.call(workspace, "2", FIRST, null, "0.30"));

        // When
        List<MetricInputs> days = days(workspace, 1);

        // Then
        assertThat(values(days, Kpi.AI_MESSAGES)).containsExactly("2");
        assertThat(values(days, Kpi.DAU)).containsExactly("1");
        assertThat(values(days, Kpi.MAU)).containsExactly("1");
        assertThat(values(days, Kpi.CAU)).containsExactly("0.4");
    }

    @Test
    default void dropsASubjectAfterTheLastDayOfEachWindow() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(Events.call(workspace, "1", FIRST, "ama", "0.10"));

        // When
        List<MetricInputs> days = days(workspace, 31);

        // Then
        assertThat(values(days, Kpi.DAU).subList(0, 2)).containsExactly("1", "0");
        assertThat(values(days, Kpi.WAU).subList(6, 8)).containsExactly("1", "0");
        assertThat(values(days, Kpi.MAU).subList(29, 31)).containsExactly("1", "0");
    }

    @Test
    default void includesTheDaysBeforeThePeriodInItsWindows() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(
                Events.call(workspace, "1", FIRST.minusDays(29), "ama", "0.10"),
                Events.call(workspace, "2", FIRST.minusDays(30), "kofi", "0.10"));

        // When
        MetricInputs day = days(workspace, 1).getFirst();

        // Then
        assertThat(day.active().month()).isEqualTo(1);
        assertThat(day.use().cost30()).isEqualByComparingTo("0.10");
        assertThat(day.use().cost()).isZero();
    }

    @Test
    default void countsACustomerOfTwoPacksUntilThirtyDaysAfterTheSecond() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(
                Events.paid(workspace, UUID.randomUUID(), FIRST, "80.00", "GHS"),
                Events.paid(workspace, UUID.randomUUID(), FIRST.plusDays(10), "30.00", "GHS"));

        // When
        List<MetricInputs> days = days(workspace, 41);

        // Then
        assertThat(values(days, Kpi.CUSTOMERS_TOTAL).subList(9, 12)).containsOnly("1");
        assertThat(values(days, Kpi.CUSTOMERS_TOTAL).subList(39, 41)).containsExactly("1", "0");
        assertThat(values(days, Kpi.CREDIT_REVENUE_30D).subList(29, 31))
                .containsExactly("110", "30");
    }

    @Test
    default void givesMoneyOfOtherCurrenciesApart() {
        // Given
        UUID workspace = UUID.randomUUID();
        store(
                Events.paid(workspace, UUID.randomUUID(), FIRST, "80.00", "GHS"),
                Events.paid(workspace, UUID.randomUUID(), FIRST, "5000.50", "NGN"),
                Events.paid(workspace, UUID.randomUUID(), FIRST.minusDays(1), "9.50", "NGN"));

        // When
        Map<Kpi, Map<String, BigDecimal>> others =
                metrics().otherCurrencies(new Period(FIRST, FIRST), new WorkspaceId(workspace));

        // Then
        assertThat(others)
                .containsOnlyKeys(
                        Kpi.PAYMENTS_AMOUNT, Kpi.CREDIT_REVENUE_30D, Kpi.MRR_WITH_CREDITS);
        assertThat(others.get(Kpi.PAYMENTS_AMOUNT)).containsOnlyKeys("NGN");
        assertThat(others.get(Kpi.PAYMENTS_AMOUNT).get("NGN")).isEqualByComparingTo("5000.50");
        assertThat(others.get(Kpi.CREDIT_REVENUE_30D).get("NGN")).isEqualByComparingTo("5010");
        assertThat(values(days(workspace, 1), Kpi.PAYMENTS_AMOUNT)).containsExactly("80");
    }

    private void store(OutgoingEvent... events) {
        facts().store(Events.facts(List.of(events)));
    }

    private List<MetricInputs> days(UUID workspace, int days) {
        return metrics()
                .days(new Period(FIRST, FIRST.plusDays(days - 1L)), new WorkspaceId(workspace));
    }

    private static List<String> values(List<MetricInputs> days, Kpi kpi) {
        return days.stream()
                .map(kpi::of)
                .map(value -> String.valueOf(value.shown(kpi.definition().unit())))
                .map(text -> new BigDecimal(text).stripTrailingZeros().toPlainString())
                .toList();
    }
}
