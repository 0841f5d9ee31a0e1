package dev.pesewa.billing.fx;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pesewa.billing.Tenant;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service asks every second a source that is well, wrong, slow or away.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(value = LiveSourcePort.class, restrictToAnnotatedClass = true)
class FetchLiveRatesIT {

    private static final String FX = "/api/billing/fx";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @Inject EventProducer log;
    @Inject Database database;
    @Inject FxConfig config;

    private @Nullable HttpServer server;
    private volatile Answer answer = exchange -> send(exchange, 404, "");
    private volatile String asked = "";

    @BeforeEach
    void listen() throws IOException {
        int port = URI.create(config.url().orElseThrow()).getPort();
        var listening =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::answer);
        listening.start();
        server = listening;
    }

    @AfterEach
    void stopListening() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked = exchange.getRequestURI().toString();
            answer.to(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theRateOfEveryCurrencyInUseIsReadAndOfNoOther() {
        // Given
        var _ = new Tenant(log, "KES");
        var _ = new Tenant(log, "USD");
        // When
        says("{\"USD\":1,\"KES\":129.25,\"NOK\":10.1}");
        // Then
        until(() -> "129.25".equals(current("KES").get("rate")));
        assertThat(current("KES"))
                .containsEntry("effectiveOn", today().toString())
                .containsEntry("source", "127.0.0.1, of " + today())
                .containsEntry("recordedBy", "live:127.0.0.1");
        assertThat(rates()).noneMatch(rate -> "NOK".equals(rate.get("currency")));
        assertThat(asked).isEqualTo("/latest?base=USD");

        // And what stays as it is, is not written again
        turn("same");
        turn("same");
        assertThat(recorded("KES")).isEqualTo(1);
        // And what changes is
        says("{\"KES\":131}");
        until(() -> "131".equals(current("KES").get("rate")));
        assertThat(recorded("KES")).isEqualTo(2);
    }

    @Test
    void aJumpIsNotUsedUntilAnOperatorPutsItAndThenTheOperatorsWordStays() {
        // Given
        put("UGX", "3700", today().minusDays(1));
        var _ = new Tenant(log, "UGX");
        // When
        says("{\"UGX\":5000}");
        turn("jump");
        // Then
        assertThat(current("UGX")).containsEntry("rate", "3700");
        put("UGX", "4990", today());
        turn("overruled");
        says("{\"UGX\":4500}");
        turn("overruled");
        assertThat(current("UGX")).containsEntry("rate", "4990");
        assertThat(recorded("UGX")).isEqualTo(2);
    }

    @Test
    void whateverGoesWrongTheLastRateStaysAndTheNextGoodOneIsUsed() throws IOException {
        // Given
        var _ = new Tenant(log, "TZS");
        says("{\"TZS\":2500}");
        until(() -> "2500".equals(current("TZS").get("rate")));
        // When
        for (String absurd : List.of("-2600", "1e999999999")) {
            says("{\"TZS\":" + absurd + "}");
            turn("absurd");
        }
        for (String none : List.of("{\"TZS\":NaN}", "{}")) {
            says(none);
            turn("nothing");
        }
        answer = exchange -> send(exchange, 200, document("{\"TZS\":2600}", "2020-01-01"));
        turn("dated");
        List<Answer> bad = List.of(this::fails, this::leadsAway, this::isSlow, this::drips);
        for (Answer each : bad) {
            answer = each;
            turn("nothing");
        }
        says("{\"TZS\":2600,\"more\":\"" + "x".repeat(1024 * 1024) + "\"}");
        turn("nothing");
        stopListening();
        turn("nothing");
        // Then
        assertThat(current("TZS")).containsEntry("rate", "2500");
        assertThat(recorded("TZS")).isEqualTo(1);

        // And when it is well again
        says("{\"TZS\":2700}");
        listen();
        until(() -> "2700".equals(current("TZS").get("rate")));
        assertThat(recorded("TZS")).isEqualTo(2);
    }

    private void fails(HttpExchange exchange) throws IOException {
        send(exchange, 500, document("{\"TZS\":2600}", today().toString()));
    }

    private void leadsAway(HttpExchange exchange) throws IOException {
        boolean away = exchange.getRequestURI().getPath().equals("/away");
        exchange.getResponseHeaders().add("Location", "/away");
        String body = document("{\"TZS\":2600}", today().toString());
        send(exchange, away ? 200 : 302, body);
    }

    private void isSlow(HttpExchange exchange) throws IOException, InterruptedException {
        Thread.sleep(Duration.ofSeconds(3));
        send(exchange, 200, document("{\"TZS\":2600}", today().toString()));
    }

    private void drips(HttpExchange exchange) throws IOException, InterruptedException {
        String text = document("{\"TZS\":2600}", today().toString());
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        for (byte each : body) {
            exchange.getResponseBody().write(each);
            exchange.getResponseBody().flush();
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private void says(String rates) {
        String document = document(rates, today().toString());
        answer = exchange -> send(exchange, 200, document);
    }

    private static String document(String rates, String date) {
        return "{\"base\":\"USD\",\"date\":\"%s\",\"rates\":%s}".formatted(date, rates);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void put(String currency, String rate, LocalDate day) {
        given().header("Authorization", "Bearer " + TestTokens.operator())
                .contentType("application/json")
                .body(
                        """
                        {"currency":"%s","rate":"%s","effectiveOn":"%s","source":"a test"}"""
                                .formatted(currency, rate, day))
                .put(FX)
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> rates() {
        return Tenant.get(TestTokens.operator(), FX + "?limit=100").path("items");
    }

    private static Map<String, Object> current(String currency) {
        return rates().stream()
                .filter(rate -> currency.equals(rate.get("currency")))
                .filter(rate -> Boolean.TRUE.equals(rate.get("current")))
                .findFirst()
                .orElse(Map.of());
    }

    private static long recorded(String currency) {
        return rates().stream().filter(rate -> currency.equals(rate.get("currency"))).count();
    }

    /// Two turns have ended so; the second was certainly asked for after now. When nothing comes,
    /// that is counted for every currency, else for the one of the test.
    private void turn(String outcome) {
        String name = "pesewa_fx_live_answers_total{outcome=\"%s\"}".formatted(outcome);
        double enough = metric(name) + 2 * (outcome.equals("nothing") ? inUse() : 1);
        until(() -> metric(name) >= enough);
    }

    private long inUse() {
        return database.one(
                "SELECT count(DISTINCT currency) AS n FROM workspace WHERE currency <> 'USD'",
                row -> row.number("n"));
    }

    private static double metric(String name) {
        String metrics = given().get("/q/metrics").asString();
        var value = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)").matcher(metrics);
        assertThat(value.find()).as(name).isTrue();
        return Double.parseDouble(value.group(1));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void until(BooleanSupplier happens) {
        await().atMost(PATIENCE).until(happens::getAsBoolean);
    }
}
