package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class StatisticsIT {

    @Inject EventProducer log;

    @Test
    void dividesTheCostByThoseWhoMadeACallEvenACachedOne() {
        // Given worked example 3
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(
                List.of(
                        call("1", "u1", "2026-05-01", "0.30"),
                        call("2", "u2", "2026-05-15", "0.15"),
                        call("3", "u3", "2026-05-30", "0.00")));
        tenant.untilStored();

        // When
        JsonNode cau = tenant.read("cau", "startDate=2026-05-01&endDate=2026-05-30");

        // Then
        assertThat(cau.get("cau").decimalValue()).isEqualByComparingTo("0.15");
        assertThat(cau.get("avgCostPerUser").decimalValue()).isEqualByComparingTo("0.15");
        assertThat(cau.get("totalCost").decimalValue()).isEqualByComparingTo("0.45");
        assertThat(cau.get("activeUsers").asInt()).isEqualTo(3);
        assertThat(cau.get("periodDays").asInt()).isEqualTo(30);
        assertThat(cau.get("currency").asText()).isEqualTo("USD");
    }

    @Test
    void comparesAMonthWithTheOneBefore() {
        // Given worked example 4
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            events.add(flat("june-" + i, "2026-06-" + (10 + i % 20)));
        }
        for (int i = 0; i < 19; i++) {
            events.add(flat("may-" + i, "2026-05-" + (10 + i)));
        }
        assertThat(tenant.send(events).statusCode()).isEqualTo(202);
        tenant.untilStored();

        // When
        JsonNode stats = tenant.stats("2026-06-01", "2026-06-30");

        // Then
        assertThat(stats.get("totalCost").decimalValue()).isEqualByComparingTo("0.125");
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(25);
        assertThat(stats.get("averageDailyCost").decimalValue()).isEqualByComparingTo("0.004167");
        JsonNode months = stats.get("monthlyComparison");
        assertThat(months.get("growth").decimalValue()).isEqualByComparingTo("31.58");
        assertThat(months.get("months").findValuesAsText("month"))
                .containsExactly("2026-03", "2026-04", "2026-05", "2026-06");
        assertThat(months.at("/months/2/cost").decimalValue()).isEqualByComparingTo("0.095");
        JsonNode may = tenant.stats("2026-05-01", "2026-05-31").get("monthlyComparison");
        assertThat(may.get("growth").isNull()).isTrue();
    }

    @Test
    void answersForFourHundredDaysAndNoMore() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(flat("first", "2025-03-05"), flat("last", "2026-04-08")));
        tenant.untilStored();
        JsonNode stats = tenant.stats("2025-03-05", "2026-04-08");
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(2);
        assertThat(stats.get("dailyUsage")).hasSize(400);
        String longer = "stats/" + tenant.id + "?startDate=2025-03-04&endDate=2026-04-08";
        assertThat(tenant.get("owner", longer).statusCode()).isEqualTo(400);
    }

    @Test
    void saysNothingWhereNothingHappened() {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        JsonNode stats = tenant.stats("2026-06-01", "2026-06-03");
        assertThat(stats.get("dailyUsage").findValuesAsText("date"))
                .containsExactly("2026-06-01", "2026-06-02", "2026-06-03");
        assertThat(stats.get("peakHours")).hasSize(24);
        for (String field : List.of("peakHour", "busiestDay", "cacheHitRate", "successRate")) {
            assertThat(stats.get(field).isNull()).as(field).isTrue();
        }
        JsonNode cau = tenant.read("cau", "startDate=2026-06-01&endDate=2026-06-03");
        assertThat(cau.get("cau").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId=shop", "clientId=nobody", "success=true", "model=none"})
    void aPartWithoutDurationsHasNone(String part) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(flat("call-1", "2026-06-01"));
        tenant.untilStored();
        JsonNode stats = tenant.read("stats", "startDate=2026-06-01&endDate=2026-06-03&" + part);
        assertThat(stats.at("/duration/p95Ms").isNull()).isTrue();
        assertThat(stats.at("/duration/meanMs").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startDate=2026-06-01&endDate=2026-06-07",
                "start=2026-06-01&end=2026-06-07",
                "days=7&endDate=2026-06-07",
                "period=7&end=2026-06-07"
            })
    void understandsBothSpellingsOfARange(String range) {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(flat("call-1", "2026-06-01"));
        tenant.send(flat("call-2", "2026-05-31"));
        tenant.untilStored();

        // When
        JsonNode stats = tenant.read("stats", range);
        JsonNode cau = tenant.read("cau", range);
        JsonNode dashboard = tenant.read("dashboard", range);
        JsonNode users = tenant.read("top-users", range);

        // Then
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(1);
        assertThat(cau.get("startDate").asText()).isEqualTo("2026-06-01");
        assertThat(cau.get("periodDays").asInt()).isEqualTo(7);
        assertThat(dashboard.at("/overview/totalMessages").asInt()).isEqualTo(1);
        assertThat(users.get("periodDays").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit-economics/{w}?price=1&targetMargin=1e-10000",
                "unit-economics/{w}?price=1e-100000000",
                "unit-economics/{w}?price=1e100000000",
                "stats/{w}?endDate=-999999999-01-01",
                "stats/{w}?startDate=-9999-01-01&endDate=-9999-01-01",
                "stats/{w}?startDate=%2B999999999-12-31&endDate=%2B999999999-12-31",
            })
    void whatNobodyMeansIsRefused(String path) {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        Response refused = tenant.get("owner", path.replace("{w}", tenant.id.toString()));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Accra", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu"})
    void agreesWithAPlainComputation(String zone) {
        // Given 500 calls around the clock changes of New York
        PlainStatistics plain = new PlainStatistics(500, 7, zone);
        Tenant tenant = new Tenant(log, zone, PlainStatistics.CLIENTS.toArray(String[]::new));
        tenant.countUnattributed();

        // When they arrive, out of order and some of them twice
        assertThat(tenant.send(plain.asSent()).statusCode()).isEqualTo(202);
        assertThat(tenant.send(plain.asSent().subList(100, 300)).statusCode()).isEqualTo(202);
        tenant.untilStored();

        // Then
        LocalDate start = LocalDate.of(2025, 10, 25);
        LocalDate end = LocalDate.of(2025, 11, 20);
        String range = "startDate=" + start + "&endDate=" + end;
        for (String filter :
                List.of(
                        "",
                        "&clientId=c1",
                        "&model=m2",
                        "&provider=p1",
                        "&success=false",
                        "&feature=f1&userId=u2")) {
            JsonNode stats = tenant.read("stats", range + filter);
            plain.assertEqualTo(stats, start, end, filter);
        }
        JsonNode cau = tenant.read("cau", range);
        assertThat(cau.get("cau").decimalValue()).isEqualByComparingTo(plain.cau(start, end));

        // And rebuilt from the events they say the same
        assertThat(tenant.rebuilt().get("changed").asLong()).isZero();
        plain.assertEqualTo(tenant.stats(start.toString(), end.toString()), start, end, "");
    }

    @Test
    void showsTheDashboardAndTheSummaryOfToday() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(Map.of("id", "now", "clientId", "shop", "userId", "ama"));
        tenant.untilStored();

        // When
        JsonNode dashboard = tenant.read("dashboard", "period=7");
        JsonNode summary = tenant.read("summary", "");
        JsonNode users = tenant.read("top-users", "days=7&limit=3");

        // Then
        assertThat(dashboard.at("/overview/totalMessages").asInt()).isEqualTo(1);
        assertThat(dashboard.get("dailyUsage")).hasSize(7);
        assertThat(dashboard.at("/cau/d30").decimalValue()).isEqualByComparingTo("0.005");
        assertThat(dashboard.at("/topClients/0/clientId").asText()).isEqualTo("shop");
        assertThat(dashboard.get("budget").isNull()).isTrue();
        assertThat(dashboard.at("/forecast/spent").decimalValue()).isEqualByComparingTo("0.005");
        assertThat(dashboard.get("lastUpdated").asText())
                .startsWith(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(summary.at("/last30Days/totalMessages").asInt()).isEqualTo(1);
        assertThat(users.findValuesAsText("userId")).containsExactly("ama");
    }

    private static Map<String, Object> call(String id, String user, String day, String cost) {
        return Map.of(
                "id",
                id,
                "clientId",
                "shop",
                "userId",
                user,
                "cost",
                new BigDecimal(cost),
                "occurredAt",
                day + "T12:00:00Z");
    }

    private static Map<String, Object> flat(String id, String day) {
        return Map.of("id", id, "clientId", "shop", "occurredAt", day + "T12:00:00Z");
    }
}
