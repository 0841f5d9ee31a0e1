package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class MetricsIT {

    @Inject EventProducer producer;

    @Test
    void dividesTheCostByTheSubjectsWithACallAlsoACachedOne() {
        // Given worked example 3, sent twice and out of order
        UUID workspace = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 5, 30);
        List<OutgoingEvent> events =
                List.of(
                        Events.call(workspace, "3", day.minusDays(29), "u3", "0.00"),
                        Events.call(workspace, "1", day, "u1", "0.30"),
                        Events.call(workspace, "2", day.minusDays(10), "u2", "0.15"));

        // When
        producer.append(List.of(Events.workspace(workspace)));
        producer.append(events);
        producer.append(events.reversed());
        Operator.untilCounted(producer, workspace);

        // Then
        JsonNode metrics = Operator.metrics(day.minusDays(29), day, workspace);
        assertThat(value(metrics, "cau")).isEqualTo("0.15");
        assertThat(value(metrics, "mau")).isEqualTo("3");
        assertThat(value(metrics, "wau")).isEqualTo("1");
        assertThat(value(metrics, "stickiness")).isEqualTo("33.33");
        assertThat(value(metrics, "aiMessages")).isEqualTo("3");
        assertThat(value(metrics, "aiTokens")).isEqualTo("300");
        assertThat(value(metrics, "aiCost")).isEqualTo("0.45");
        assertThat(metrics.get("cau").get("unit").asText()).isEqualTo("USD");
        assertThat(metrics.get("cau").get("partial").asBoolean()).isFalse();
    }

    @Test
    void followsCorrectionsAndNewPrices() {
        // Given two users of one day
        UUID workspace = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 6, 10);
        OutgoingEvent wrong = Events.call(workspace, "1", day, "u1", "0.30");
        OutgoingEvent unpriced = Events.call(workspace, "2", day, "u2", null);
        producer.append(List.of(Events.workspace(workspace), wrong, unpriced));

        // When the first no longer counts and the second has a price, sent twice
        List<OutgoingEvent> news =
                List.of(
                        Events.uncounted(workspace, wrong, day),
                        Events.repriced(workspace, unpriced, day, "0.12"));
        producer.append(news);
        producer.append(news);
        Operator.untilCounted(producer, workspace);

        // Then
        JsonNode metrics = Operator.metrics(day.minusDays(1), day, workspace);
        assertThat(value(metrics, "dau")).isEqualTo("1");
        assertThat(value(metrics, "mau")).isEqualTo("1");
        assertThat(value(metrics, "aiMessages")).isEqualTo("1");
        assertThat(value(metrics, "aiTokens")).isEqualTo("100");
        assertThat(value(metrics, "aiCost")).isEqualTo("0.12");
        assertThat(value(metrics, "cau")).isEqualTo("0.12");
    }

    @Test
    void countsEachPaymentAndChargeOnceWhenEventsRepeatOrArriveLate() {
        // Given two purchases: one fails and then succeeds, its failure arriving last as well
        UUID workspace = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID charge = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 8, 15);
        List<OutgoingEvent> events =
                List.of(
                        Events.workspace(workspace),
                        Events.paid(workspace, first, day, "180.00", "GHS"),
                        Events.notPaid(workspace, second, day.minusDays(1)),
                        Events.paid(workspace, second, day, "80.00", "GHS"),
                        Events.notPaid(workspace, first, day.minusDays(1)),
                        Events.notPaid(workspace, UUID.randomUUID(), day),
                        Events.charged(workspace, charge, day, "2.16"),
                        Events.charged(workspace, UUID.randomUUID(), day, "0.000001"));

        // When
        producer.append(events);
        Operator.untilCounted(producer, workspace);
        producer.append(events);
        Operator.untilCounted(producer, workspace);
        producer.append(
                List.of(
                        Events.notPaid(workspace, first, day.minusDays(1)),
                        Events.notPaid(workspace, second, day.minusDays(1)),
                        Events.charged(workspace, charge, day, "2.16")));
        Operator.untilCounted(producer, workspace);

        // Then
        JsonNode metrics = Operator.metrics(day.minusDays(1), day, workspace);
        assertThat(value(metrics, "paymentsSucceeded")).isEqualTo("2");
        assertThat(value(metrics, "paymentsFailed")).isEqualTo("1");
        assertThat(value(metrics, "paymentsAmount")).isEqualTo("260");
        assertThat(value(metrics, "creditRevenue30d")).isEqualTo("260");
        assertThat(value(metrics, "mrr")).isEqualTo("0");
        assertThat(value(metrics, "mrrWithCredits")).isEqualTo("260");
        assertThat(value(metrics, "recognisedCreditRevenue")).isEqualTo("2.160001");
        assertThat(value(metrics, "customersTotal")).isEqualTo("1");
        assertThat(metrics.get("paymentsAmount").get("unit").asText()).isEqualTo("GHS");
        assertThat(metrics.get("cau").get("value").isNull()).isTrue();
        assertThat(metrics.get("cau").get("reason").asText()).isNotBlank();
    }

    @Test
    void dropsAPackThirtyDaysAfterItsPayment() {
        // Given
        UUID workspace = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 2, 1);

        // When
        producer.append(
                List.of(
                        Events.workspace(workspace),
                        Events.paid(workspace, UUID.randomUUID(), day, "30", "GHS"),
                        Events.paid(workspace, UUID.randomUUID(), day.plusDays(10), "80", "GHS")));
        Operator.untilCounted(producer, workspace);

        // Then
        LocalDate end = day.plusDays(41);
        JsonNode sold = Operator.points("creditRevenue30d", day, end, workspace);
        JsonNode customers = Operator.points("customersTotal", day, end, workspace);
        assertThat(values(sold).subList(8, 12)).containsExactly("30", "30", "110", "110");
        assertThat(values(sold).subList(28, 32)).containsExactly("110", "110", "80", "80");
        assertThat(values(sold).subList(38, 42)).containsExactly("80", "80", "0", "0");
        assertThat(values(customers).subList(38, 42)).containsExactly("1", "1", "0", "0");
    }

    @Test
    void showsOtherCurrenciesBesideTheValueAndNotInIt() {
        // Given
        UUID workspace = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 10, 3);

        // When
        producer.append(
                List.of(
                        Events.workspace(workspace),
                        Events.paid(workspace, UUID.randomUUID(), day, "30.00", "GHS"),
                        Events.paid(workspace, UUID.randomUUID(), day, "5000.50", "NGN")));
        Operator.untilCounted(producer, workspace);

        // Then
        JsonNode metrics = Operator.metrics(day, day, workspace);
        for (String metric : List.of("paymentsAmount", "creditRevenue30d", "mrrWithCredits")) {
            assertThat(value(metrics, metric)).isEqualTo("30");
            assertThat(metrics.get(metric).get("otherCurrencies").get("NGN").decimalValue())
                    .isEqualByComparingTo("5000.50");
        }
        assertThat(value(metrics, "paymentsSucceeded")).isEqualTo("2");
    }

    @Test
    void givesTheNumberOfCallsThatAreNotInTheCost() {
        // Given
        UUID workspace = UUID.randomUUID();
        LocalDate day = LocalDate.of(2024, 11, 3);

        // When
        producer.append(
                List.of(
                        Events.workspace(workspace),
                        Events.call(workspace, "a", day, "ama", "0.000000000001"),
                        Events.call(workspace, "b", day, "ama", null)));
        Operator.untilCounted(producer, workspace);

        // Then
        JsonNode cost = Operator.metrics(day, day, workspace).get("aiCost");
        assertThat(cost.get("value").asText()).isEqualTo("0");
        assertThat(cost.get("reason").asText()).contains("1 calls of unknown price");
    }

    @Test
    void marksTodayAsPartial() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        JsonNode points = Operator.json("metrics/timeseries?metric=dau").get("points");

        assertThat(points).hasSize(30);
        assertThat(points.get(29).get("date").asText()).isEqualTo(today.toString());
        assertThat(points.get(29).get("partial").asBoolean()).isTrue();
        assertThat(points.get(28).get("partial").asBoolean()).isFalse();
    }

    private static String value(JsonNode metrics, String name) {
        return metrics.get(name).get("value").asText();
    }

    private static List<String> values(JsonNode points) {
        var values = new ArrayList<String>();
        points.forEach(point -> values.add(point.get("value").asText()));
        return values;
    }
}
