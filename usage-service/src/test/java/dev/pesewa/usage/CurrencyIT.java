package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Costs in the currency of a workspace, and in others.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class CurrencyIT {

    private static final String LONG_AGO = "2000-01-01";
    private static final String CHANGED = "2026-09-15";

    @Inject EventProducer log;
    @Inject CurrentExchangeRates rates;

    @BeforeEach
    void publishRates() {
        if (!rates.now().has("EUR")) {
            rate("EUR", "0.92", LONG_AGO);
            rate("EUR", "0.88", CHANGED);
            rate("GHS", "16.00", LONG_AGO);
            rate("GHS", "15.40", CHANGED);
        }
    }

    @Test
    void sumsMessagesAtTheFlatPriceInTheWorkspacesCurrency() {
        // Given 19 messages in August and 25 in September, when the rate changes
        Tenant tenant = euros("Africa/Accra");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            messages.add(message("august-" + i, "2026-08-%02d".formatted(i + 1)));
        }
        for (int i = 0; i < 25; i++) {
            messages.add(message("september-" + i, "2026-09-%02d".formatted(i + 1)));
        }
        tenant.send(messages);
        tenant.untilStored();

        // When
        JsonNode stats = tenant.stats("2026-09-01", "2026-09-30");

        // Then
        assertThat(stats.get("currency").asText()).isEqualTo("EUR");
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(25);
        same(stats.get("totalCost"), "0.125");
        same(stats.at("/monthlyComparison/previousMonth/cost"), "0.095");
        same(stats.at("/monthlyComparison/growth"), "31.58");
    }

    @Test
    void sumsWhatWasStatedInTheWorkspacesCurrencyExactly() {
        // Given
        Tenant tenant = euros("Africa/Accra");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            messages.add(cost("m" + i, "2026-09-%02d".formatted(i + 1), "0.005", "EUR"));
        }
        tenant.send(messages);
        tenant.untilStored();

        // When
        JsonNode cau = tenant.read("cau", "startDate=2026-09-01&endDate=2026-09-30");

        // Then
        assertThat(cau.get("currency").asText()).isEqualTo("EUR");
        same(cau.get("cau"), "0.125");
    }

    @ParameterizedTest
    @CsvSource({"EUR,Africa/Accra", "EUR,Asia/Kathmandu", "USD,America/New_York", "GHS,UTC"})
    void agreesWithAPlainComputationInEveryCurrency(String own, String zone) {
        // Given 200 calls of a month in three currencies
        PlainCosts plain = new PlainCosts(200, 11, own, zone);
        plain.rate("EUR", "0.92", LONG_AGO);
        plain.rate("EUR", "0.88", CHANGED);
        plain.rate("GHS", "16.00", LONG_AGO);
        plain.rate("GHS", "15.40", CHANGED);
        Tenant tenant = new Tenant(log, own, zone, PlainCosts.CLIENTS);
        assertThat(tenant.send(plain.asSent()).statusCode()).isEqualTo(202);
        tenant.untilStored();

        for (String currency : PlainCosts.CURRENCIES) {
            // When
            String range = "startDate=2026-08-31&endDate=2026-10-01&currency=" + currency;
            JsonNode stats = tenant.read("stats", range);
            JsonNode ofOne = tenant.read("stats", range + "&clientId=c1&success=true");

            // Then
            assertThat(stats.get("currency").asText()).isEqualTo(currency);
            same(stats.get("totalCost"), plain.total(currency));
            same(ofOne.get("totalCost"), plain.ofClient(currency, "c1"));
            for (JsonNode client : stats.get("topClients")) {
                same(client.get("cost"), plain.ofClient(currency, client.get("clientId").asText()));
            }
            for (JsonNode day : stats.get("dailyUsage")) {
                same(
                        day.get("cost"),
                        plain.ofDay(currency, LocalDate.parse(day.get("date").asText())));
            }
        }

        // And rebuilt from the events they say the same
        assertThat(tenant.rebuilt().get("changed").asLong()).isZero();
    }

    @Test
    void exportsAnAmountAsItWasStated() {
        // Given
        Tenant tenant = euros("Africa/Accra");
        tenant.send(
                List.of(
                        cost("1", "2026-09-01", "0.123456789012", "EUR"),
                        cost("2", "2026-09-02", "1", "USD")));
        tenant.untilStored();

        // When
        String range = "format=json&startDate=2026-09-01&endDate=2026-09-30";
        JsonNode own = tenant.read("export", range);
        JsonNode dollars = tenant.read("export", range + "&currency=USD");

        // Then
        same(own.at("/0/cost"), "0.123456789012");
        same(own.at("/1/cost"), "0.92");
        assertThat(own.findValuesAsText("currency")).containsExactly("EUR", "EUR");
        same(dollars.at("/0/cost"), "0.134192161970");
        assertThat(dollars.findValuesAsText("currency")).containsExactly("USD", "USD");
    }

    @Test
    void measuresABudgetInTheWorkspacesCurrency() {
        // Given
        Tenant tenant = euros("Africa/Accra");
        put(tenant, "{\"amount\":1,\"hardStop\":true}").then().statusCode(200);

        // When 0.88 EUR are spent as a dollar, and 0.12 as euros
        tenant.send(
                List.of(
                        Map.of("id", "1", "clientId", "shop", "cost", 1, "currency", "USD"),
                        Map.of("id", "2", "clientId", "shop", "cost", "0.12")));
        tenant.untilStored();
        JsonNode budget =
                Tenant.waiting()
                        .until(
                                () -> tenant.read("budgets", ""),
                                now -> now.get("reached").size() == 3);

        // Then
        assertThat(budget.get("currency").asText()).isEqualTo("EUR");
        same(budget.get("spent"), "1");
        same(budget.get("spentPct"), "100");
        assertThat(budget.get("stopped").asBoolean()).isTrue();
        JsonNode dashboard = tenant.read("dashboard", "period=7");
        assertThat(dashboard.get("currency").asText()).isEqualTo("EUR");
        same(dashboard.at("/overview/totalCost"), "1");
        same(dashboard.at("/forecast/spent"), "1");
        same(dashboard.at("/budget/spent"), "1");
    }

    @Test
    void refusesACostInACurrencyWithoutARate() {
        Tenant tenant = euros("Africa/Accra");
        refused(tenant.send(cost("1", "2026-09-01", "1", "KES")));
    }

    @Test
    void refusesTheFlatPriceOfAWorkspaceWhoseCurrencyHasNoRate() {
        Tenant tenant = new Tenant(log, "KES", "Africa/Accra", List.of("shop"));
        refused(tenant.send(message("1", "2026-09-01")));
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("currency-unsupported", "KES", "2026-09-01");
    }

    @Test
    void answersInDollarsOnlyWhenThatIsAskedFor() {
        // Given a workspace whose currency has no rate, and a call that a catalog prices
        Tenant tenant = new Tenant(log, "KES", "Africa/Accra", List.of("shop"));
        tenant.send(cost("1", "2026-09-01", "1", "USD"));
        tenant.untilStored();

        // When
        String range = "startDate=2026-09-01&endDate=2026-09-30";
        Response own = tenant.get("owner", "stats/" + tenant.id + "?" + range);
        JsonNode dollars = tenant.read("stats", range + "&currency=USD");

        // Then
        refused(own);
        same(dollars.get("totalCost"), "1");
    }

    @Test
    void convertsAgainByACorrectedRateWhenAskedToReprice() {
        // Given 1 of a currency that was worth half a dollar, then a quarter
        rate("XTS", "2", LONG_AGO);
        Tenant tenant = new Tenant(log, "XTS", "Africa/Accra", List.of("shop"));
        tenant.send(cost("1", "2026-09-01", "1", "XTS"));
        tenant.untilStored();
        rate("XTS", "4", "2026-09-01");

        // When
        Tenant.finished(
                Tenant.operator(
                        "POST",
                        "reprice",
                        """
                        {"workspaceId":"%s","startDate":"2026-09-01","endDate":"2026-09-30",\
                        "scope":"all"}"""
                                .formatted(tenant.id)));

        // Then
        String range = "startDate=2026-09-01&endDate=2026-09-30";
        same(tenant.read("stats", range).get("totalCost"), "1");
        same(tenant.read("stats", range + "&currency=USD").get("totalCost"), "0.25");
    }

    private Tenant euros(String zone) {
        return new Tenant(log, "EUR", zone, List.of("shop"));
    }

    private void rate(String currency, String perUsd, String effectiveOn) {
        Tenant.publishRate(log, currency, perUsd, effectiveOn);
        Tenant.waiting()
                .until(
                        () ->
                                rates.now()
                                        .on(currency, LocalDate.parse(effectiveOn))
                                        .filter(
                                                rate ->
                                                        rate.perUsd()
                                                                        .compareTo(
                                                                                new BigDecimal(
                                                                                        perUsd))
                                                                == 0)
                                        .isPresent());
    }

    private static Map<String, Object> message(String id, String day) {
        return Map.of("id", id, "clientId", "shop", "occurredAt", day + "T12:00:00Z");
    }

    private static Map<String, Object> cost(String id, String day, String amount, String currency) {
        return Map.of(
                "id",
                id,
                "clientId",
                "shop",
                "cost",
                amount,
                "currency",
                currency,
                "occurredAt",
                day + "T12:00:00Z");
    }

    private static Response put(Tenant tenant, String body) {
        return tenant.request("owner", "PUT", "budgets/" + tenant.id, body);
    }

    private static void same(JsonNode actual, String expected) {
        same(actual, new BigDecimal(expected));
    }

    private static void same(JsonNode actual, BigDecimal expected) {
        assertThat(actual.decimalValue()).isEqualByComparingTo(expected);
    }
}
