package dev.pesewa.billing.purchase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.Tenant;
import dev.pesewa.billing.purchase.paystack.PaystackSigner;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Purchases at a stub of Paystack, which calls a payment what the test says.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(value = PaystackPort.class, restrictToAnnotatedClass = true)
class PurchaseIT {

    private static final String PURCHASES = "/api/ai/purchases";
    private static final String STARTER =
            "{\"packType\":\"STARTER\",\"paymentMethod\":\"PAYSTACK\"}";

    @Inject EventProducer log;
    @Inject PaymentConfig config;

    private @Nullable PaystackStub paystack;

    @BeforeEach
    void listen() throws IOException {
        paystack = new PaystackStub(config.paystackUrl());
    }

    @AfterEach
    void stopListening() {
        if (paystack != null) {
            paystack.close();
        }
    }

    @Test
    void givesThePageWhereTheCustomerPays() {
        // Given
        var tenant = new Tenant(log);

        // When
        Response started = tenant.post("/api/ai/purchase", STARTER);

        // Then
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(201);
        assertThat(started.<String>path("paymentUrl")).isEqualTo("https://pay.example/page");
        assertThat(started.<String>path("status")).isEqualTo("PENDING");
        assertThat(started.<String>path("packDetails.price")).isEqualTo("30.00");
        assertThat(started.<String>path("paymentReference"))
                .isEqualTo("pesewa-" + started.path("purchaseId"));
        assertThat(tenant.get(started.header("Location")).asString()).isEqualTo(started.asString());
    }

    @Test
    void startsOnePurchaseForAKey() {
        // Given
        var tenant = new Tenant(log);
        Response first = tenant.post("/api/ai/purchase", STARTER, "once");

        // When
        Response again = tenant.post("/api/ai/purchase", STARTER, "once");

        // Then
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(tenant.get(PURCHASES).<List<?>>path("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | 400 | body",
                "{\"paymentMethod\":\"PAYSTACK\"} | 400 | packType",
                "{\"packType\":\"FREE\",\"paymentMethod\":\"PAYSTACK\"} | 400 | packType",
                "{\"packType\":\"CUSTOM\",\"paymentMethod\":\"PAYSTACK\"} | 400 | amount",
                "{\"packType\":\"CUSTOM\",\"amount\":\"0\",\"paymentMethod\":\"PAYSTACK\"} | 400"
                        + " | amount",
                "{\"packType\":\"CUSTOM\",\"amount\":\"1e3\",\"paymentMethod\":\"PAYSTACK\"} | 400"
                        + " | amount",
                "{\"packType\":\"STARTER\"} | 400 | paymentMethod",
                "{\"packType\":\"STARTER\",\"paymentMethod\":\"PAYSTACK\",\"email\":\"ama\"} | 400"
                        + " | email",
                "{\"packType\":\"STARTER\",\"paymentMethod\":\"PAYSTACK\","
                        + "\"callbackUrl\":\"javascript:alert(1)\"} | 400 | callbackUrl",
                "{\"packType\":\"STARTER\",\"paymentMethod\":\"MOMO\"} | 422 |",
            })
    void rejectsAPurchaseThatCannotBe(String body, int code, @Nullable String field) {
        // Given
        var tenant = new Tenant(log);

        // When
        Response rejected = tenant.post("/api/ai/purchase", body);

        // Then
        assertThat(rejected.statusCode()).as(rejected.asString()).isEqualTo(code);
        assertThat(rejected.<String>path("errors[0].field")).isEqualTo(field);
        assertThat(tenant.get(PURCHASES).<List<?>>path("items")).isEmpty();
    }

    @Test
    void tellsTheProviderWhoPaysAndWhereToReturn() {
        // Given
        String body =
                """
                {"packType":"CUSTOM","amount":50.5,"paymentMethod":"PAYSTACK",
                 "email":"ama@example.com","callbackUrl":"https://shop.example/paid?x=1"}""";
        // When
        Response started = new Tenant(log).post("/api/ai/purchase", body);
        // Then
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(201);
        assertThat(started.<String>path("packDetails.price")).isEqualTo("50.50");
        assertThat(Objects.requireNonNull(paystack).asked())
                .contains("\"email\":\"ama@example.com\"")
                .contains("\"callback_url\":\"https://shop.example/paid?x=1\"");
    }

    @Test
    void creditsAPaymentWhenTheCustomerAsks() {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);
        paid();

        // When
        Response verified = verify(tenant, reference);

        // Then
        assertThat(verified.<Boolean>path("success")).isTrue();
        assertThat(verified.<String>path("creditsAdded")).isEqualTo("30.00");
        assertThat(verified.<String>path("newBalance")).isEqualTo("30.00");
        assertThat(tenant.available()).isEqualTo("30.00");
    }

    @Test
    void creditsAPaymentOnceHoweverOftenItIsSaid() {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);
        webhook(reference, 3_000).then().statusCode(200);
        paid();

        // When
        webhook(reference, 3_000).then().statusCode(200);
        verify(tenant, reference).then().statusCode(200);

        // Then
        assertThat(tenant.available()).isEqualTo("30.00");
    }

    @Test
    void waitsForAPaymentThatIsNotDecided() {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);

        // When
        Response verified = verify(tenant, reference);

        // Then
        assertThat(verified.<String>path("status")).isEqualTo("PENDING");
        assertThat(tenant.available()).isEqualTo("0.00");
    }

    @Test
    void showsAPaymentOfAnotherAmountToOperatorsAndCreditsNothing() {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);

        // When
        webhook(reference, 100).then().statusCode(200);

        // Then
        Response mismatches = Tenant.get(TestTokens.operator(), "/api/billing/mismatches");
        assertThat(mismatches.<String>path("items[0].reference")).isEqualTo(reference);
        assertThat(mismatches.<String>path("items[0].detail")).contains("100 instead of 3000");
        assertThat(tenant.available()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000.0", "null", "\"3e3\"", "{}", "99999999999999999999"})
    void showsAPaymentWhoseAmountCannotBeReadToOperators(String amount) {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);
        String body = event(reference, 3_000).replace(":3000", ":" + amount);

        // When
        send(body, PaystackSigner.sign(body, config.paystackKeys().getFirst()))
                .then()
                .statusCode(200);

        // Then
        Response mismatches = Tenant.get(TestTokens.operator(), "/api/billing/mismatches");
        assertThat(mismatches.<String>path("items[0].reference")).isEqualTo(reference);
        assertThat(mismatches.<String>path("items[0].detail")).startsWith("The amount ");
        assertThat(tenant.available()).isEqualTo("0.00");
    }

    @Test
    void rejectsAWebhookThatIsNotSignedByTheSecretKey() {
        // Given
        var tenant = new Tenant(log);
        String reference = start(tenant);

        // When
        Response rejected = send(event(reference, 3_000), "0".repeat(128));

        // Then
        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(rejected.<String>path("code")).isEqualTo("bad-signature");
        assertThat(tenant.available()).isEqualTo("0.00");
    }

    @Test
    void listsPurchasesWithTheNewestFirst() {
        // Given
        var tenant = new Tenant(log);
        String first = start(tenant);
        String second = start(tenant);

        // When
        Response page = tenant.get(PURCHASES + "?limit=1");

        // Then
        assertThat(page.<List<String>>path("items.paymentReference")).containsExactly(second);
        Response next = tenant.get(PURCHASES + "?cursor=" + page.path("nextCursor"));
        assertThat(next.<List<String>>path("items.paymentReference")).containsExactly(first);
        assertThat(next.<String>path("nextCursor")).isNull();
    }

    @Test
    void showsAPurchaseToItsWorkspaceOnly() {
        // Given
        var tenant = new Tenant(log);
        String id = start(tenant).replace("pesewa-", "");

        // When
        int own = tenant.get(PURCHASES + "/" + id).statusCode();
        int others = new Tenant(log).get(PURCHASES + "/" + id).statusCode();
        int unknown = tenant.get(PURCHASES + "/" + UUID.randomUUID()).statusCode();
        int malformed = tenant.get(PURCHASES + "/x").statusCode();
        int machine = Tenant.get(TestTokens.token("ingest", tenant.id), PURCHASES).statusCode();

        // Then
        assertThat(List.of(own, others, unknown, malformed, machine))
                .containsExactly(200, 404, 404, 404, 403);
    }

    private static String start(Tenant tenant) {
        return tenant.post("/api/ai/purchase", STARTER).path("paymentReference");
    }

    private static Response verify(Tenant tenant, String reference) {
        String body = "{\"reference\":\"%s\"}".formatted(reference);
        return tenant.post("/api/ai/verify-payment", body);
    }

    private Response webhook(String reference, int amountMinor) {
        String body = event(reference, amountMinor);
        return send(body, PaystackSigner.sign(body, config.paystackKeys().getFirst()));
    }

    private static Response send(String body, String signature) {
        return given().header("x-paystack-signature", signature)
                .contentType("application/json")
                .body(body)
                .post("/webhooks/paystack");
    }

    private static String event(String reference, int amountMinor) {
        return "{\"event\":\"charge.success\",\"data\":"
                + PaystackStub.transaction(reference, "success", amountMinor)
                + "}";
    }

    private void paid() {
        Objects.requireNonNull(paystack).calls("success");
    }
}
