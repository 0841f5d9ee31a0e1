package dev.pesewa.metrics.kpi.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Period;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.ActiveSubjects;
import dev.pesewa.metrics.kpi.AiUsage;
import dev.pesewa.metrics.kpi.CreditSales;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.PaymentCounts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResponsesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T23:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final ReportingConfig REPORTING =
            new ReportingConfig(ZoneOffset.UTC, "GHS", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isPartialWhenThePeriodEndsToday() {
        assertThat(summary(TODAY).metrics().values())
                .allSatisfy(metric -> assertThat(metric.partial()).isTrue());
        assertThat(summary(TODAY.minusDays(1)).metrics().values())
                .allSatisfy(metric -> assertThat(metric.partial()).isFalse());
    }

    @Test
    void endsTheDayInTheReportingZone() {
        // Given 23:30 UTC, which is the next day in Kiritimati
        var kiritimati =
                new ReportingConfig(
                        ZoneId.of("Pacific/Kiritimati"), "GHS", Clock.fixed(NOW, ZoneOffset.UTC));

        // When
        TimeseriesResponse response =
                TimeseriesResponse.of(Kpi.DAU, List.of(inputs(TODAY)), Map.of(), kiritimati);

        // Then
        assertThat(response.points().getFirst().partial()).isFalse();
    }

    @Test
    void showsTheReportingCurrencyAsTheUnitOfMoney() {
        SummaryResponse response = summary(TODAY);

        assertThat(metric(response, "paymentsAmount").unit()).isEqualTo("GHS");
        assertThat(metric(response, "aiCost").unit()).isEqualTo("USD");
        assertThat(metric(response, "dau").unit()).isEqualTo("subjects");
    }

    @Test
    void roundsAmountsOnlyWhenTheyAreShown() {
        // Given
        var others = Map.of(Kpi.PAYMENTS_AMOUNT, Map.of("NGN", new BigDecimal("0.123456500000")));

        // When
        SummaryResponse response =
                SummaryResponse.of(
                        new Period(TODAY, TODAY), null, inputs(TODAY), others, REPORTING);

        // Then
        SummaryResponse.Metric amount = metric(response, "paymentsAmount");
        assertThat(amount.otherCurrencies().get("NGN")).isEqualByComparingTo("0.123456");
        assertThat(amount.value()).isEqualByComparingTo("80");
    }

    @Test
    void hasAPointForEachDay() {
        TimeseriesResponse response =
                TimeseriesResponse.of(
                        Kpi.MAU,
                        List.of(inputs(TODAY.minusDays(1)), inputs(TODAY)),
                        Map.of(),
                        REPORTING);

        assertThat(response.points())
                .extracting(TimeseriesResponse.Point::date)
                .containsExactly(TODAY.minusDays(1), TODAY);
        assertThat(response.points())
                .extracting(TimeseriesResponse.Point::partial)
                .containsExactly(false, true);
    }

    @Test
    void givesAReasonWhereThereIsNoValue() {
        SummaryResponse.Metric cau = metric(summary(TODAY), "cau");

        assertThat(cau.value()).isNull();
        assertThat(cau.reason()).isEqualTo("Nobody was active in the 30 days.");
    }

    @Test
    void publishesEveryDefinitionOnOnePage() {
        GlossaryResponse glossary = GlossaryResponse.in("GHS");

        assertThat(glossary.items()).hasSize(Kpi.values().length);
        assertThat(glossary.nextCursor()).isNull();
        assertThat(glossary.items().getFirst().unit()).isEqualTo("GHS");
    }

    private static SummaryResponse summary(LocalDate end) {
        return SummaryResponse.of(new Period(end, end), null, inputs(end), Map.of(), REPORTING);
    }

    private static MetricInputs inputs(LocalDate day) {
        return new MetricInputs(
                day,
                new AiUsage(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                new ActiveSubjects(0, 0, 0),
                new PaymentCounts(1, 0, new BigDecimal("80.00")),
                new CreditSales(new BigDecimal("80.00"), BigDecimal.ZERO, 1));
    }

    private static SummaryResponse.Metric metric(SummaryResponse response, String name) {
        return Objects.requireNonNull(response.metrics().get(name));
    }
}
