package dev.pesewa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Receiver.class)
class PaystackIT {

    private static final String SUCCESS = "{\"outcome\":\"success\"}";
    private static final AtomicInteger REFERENCES = new AtomicInteger();

    /// Of the test's own payment: a reference is taken only once.
    private final String reference = "r-" + REFERENCES.incrementAndGet();

    private final SimulatorClient simulator = new SimulatorClient();

    /// Set by the test resource of its class.
    @SuppressWarnings("NullAway.Init")
    private Receiver receiver;

    @AfterEach
    void forgetWebhooks() {
        receiver.reset();
    }

    @Test
    void opensAPaymentThatVerifiesAsOngoing() throws Exception {
        JsonNode opened = simulator.body(simulator.initialize(reference, "\"1800\""));
        JsonNode data = data();
        assertThat(opened.path("status").asBoolean()).isTrue();
        assertThat(opened.path("data").path("reference").asText()).isEqualTo(reference);
        assertThat(data.path("status").asText()).isEqualTo("ongoing");
        assertThat(data.path("amount").asLong()).isEqualTo(1_800);
        assertThat(data.path("requested_amount").asLong()).isEqualTo(1_800);
        assertThat(data.path("currency").asText()).isEqualTo("GHS");
        assertThat(data.path("domain").asText()).isEqualTo("test");
        assertThat(data.path("paid_at").isNull()).isTrue();
        assertThat(data.path("metadata").path("purchase").asText()).isEqualTo("p-1");
        assertThat(data.path("id").asLong()).isGreaterThan(1L << 53);
    }

    @Test
    void takesAReferenceOnlyOnce() throws Exception {
        simulator.initialize(reference, "1800");
        HttpResponse<String> again = simulator.initialize(reference, "1800");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(simulator.body(again).path("status").asBoolean()).isFalse();
        assertThat(simulator.body(again).path("code").asText()).isEqualTo("duplicate_reference");
        assertThat(simulator.body(again).path("message").asText())
                .isEqualTo("Duplicate Transaction Reference");
    }

    @Test
    void refusesAWrongKey() throws Exception {
        assertThat(
                        simulator
                                .send(
                                        "GET",
                                        "/paystack/transaction/verify/" + reference,
                                        "",
                                        "sk_live_x")
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        simulator
                                .send("POST", "/paystack/transaction/initialize", "{}", "")
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatPaystackRefuses() throws Exception {
        assertThat(simulator.initialize("r 1", "1800").statusCode()).isEqualTo(400);
        assertThat(simulator.initialize(reference, "18.50").statusCode()).isEqualTo(400);
        assertThat(simulator.initialize(reference, "-1").statusCode()).isEqualTo(400);
        assertThat(simulator.initialize(reference, "null").statusCode()).isEqualTo(400);
        assertThat(simulator.verify(reference).statusCode()).isEqualTo(400);
        assertThat(simulator.body(simulator.verify(reference)).path("code").asText())
                .isEqualTo("transaction_not_found");
    }

    @Test
    void deliversASignedWebhookAsOftenAsTold() throws Exception {
        simulator.initialize(reference, "1800");
        JsonNode done =
                control("{\"outcome\":\"success\",\"channel\":\"mobile_money\",\"deliveries\":3}");
        assertThat(done.path("status").asText()).isEqualTo("success");
        assertThat(done.path("deliveries")).hasSize(3);
        assertThat(done.path("deliveries").path(2).path("status").asInt()).isEqualTo(200);
        assertThat(receiver.received()).hasSize(3);
        for (Receiver.Received webhook : receiver.received()) {
            assertThat(webhook.signature())
                    .isEqualTo(Receiver.hmac(SimulatorClient.KEY, webhook.body()));
            JsonNode event = SimulatorClient.json(webhook.body());
            assertThat(event.path("event").asText()).isEqualTo("charge.success");
            assertThat(event.path("data")).isEqualTo(data());
        }
        assertThat(data().path("channel").asText()).isEqualTo("mobile_money");
    }

    @Test
    void deliversNothingForAFailure() throws Exception {
        simulator.initialize(reference, "1800");
        assertThat(control("{\"outcome\":\"failed\"}").path("deliveries")).isEmpty();
        assertThat(status()).isEqualTo("failed");
        control("{\"outcome\":\"abandoned\"}");
        assertThat(status()).isEqualTo("abandoned");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void succeedsLateAfterAFailureButNeverFailsAfterASuccess() throws Exception {
        simulator.initialize(reference, "1800");
        control("{\"outcome\":\"failed\"}");
        control(SUCCESS);
        assertThat(status()).isEqualTo("success");
        assertThat(simulator.controlled(reference, "{\"outcome\":\"failed\"}").statusCode())
                .isEqualTo(400);
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void triesAgainUntilTheAnswerIs200() throws Exception {
        simulator.initialize(reference, "1800");
        receiver.refuse(2);
        JsonNode delivery = control(SUCCESS).path("deliveries").path(0);
        assertThat(delivery.path("status").asInt()).isEqualTo(200);
        assertThat(delivery.path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void givesUpWhenNobodyAnswers() throws Exception {
        simulator.initialize(reference, "1800");
        receiver.hangUp();
        JsonNode delivery = control(SUCCESS).path("deliveries").path(0);
        assertThat(delivery.path("status").asInt()).isZero();
        assertThat(delivery.path("attempts").asInt()).isEqualTo(4);
    }

    @Test
    void forgesAWebhookOnce() throws Exception {
        simulator.initialize(reference, "1800");
        control("{\"outcome\":\"success\",\"badSignature\":true}");
        Receiver.Received webhook = receiver.received().getFirst();
        String genuine = Receiver.hmac(SimulatorClient.KEY, webhook.body());
        assertThat(webhook.signature()).hasSameSizeAs(genuine).isNotEqualTo(genuine);
    }

    @Test
    void liesAboutAmountCurrencyAndDomainWhenTold() throws Exception {
        simulator.initialize(reference, "1800");
        control(
                """
                {"outcome":"success","amountOverride":1,"currencyOverride":"NGN","domain":"live"}
                """);
        JsonNode data = data();
        assertThat(data.path("amount").asLong()).isEqualTo(1);
        assertThat(data.path("requested_amount").asLong()).isEqualTo(1);
        assertThat(data.path("currency").asText()).isEqualTo("NGN");
        assertThat(data.path("domain").asText()).isEqualTo("live");
    }

    @Test
    void addsTheFeeWhenTheCustomerBearsIt() throws Exception {
        simulator.initialize(reference, "10000");
        control("{\"outcome\":\"success\",\"customerBearsFee\":true}");
        JsonNode data = data();
        assertThat(data.path("amount").asLong()).isEqualTo(10_195);
        assertThat(data.path("requested_amount").asLong()).isEqualTo(10_000);
    }

    @Test
    void answersAtOnceWhenTheWebhookIsDelayed() throws Exception {
        simulator.initialize(reference, "1800");
        JsonNode done = control("{\"outcome\":\"success\",\"delayMs\":300}");
        assertThat(done.path("deliveries")).isEmpty();
        assertThat(status()).isEqualTo("success");
        waitForWebhook();
    }

    @Test
    void letsACustomerPayInABrowser() throws Exception {
        String url =
                simulator
                        .body(simulator.initialize(reference, "1850"))
                        .path("data")
                        .path("authorization_url")
                        .asText();
        String path = url.substring(simulator.base().length());
        HttpResponse<String> page = simulator.send("GET", path, "", "");
        assertThat(page.body()).contains("GHS 18.50", "Pay by mobile money", "&lt;b&gt;@x.test");
        HttpResponse<String> paid = simulator.send("POST", path, "pay=success+mobile_money", "");
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location"))
                .contains(
                        "https://shop.test/back?trxref=%s&reference=%s"
                                .formatted(reference, reference));
        waitForWebhook();
        assertThat(simulator.send("GET", path, "", "").body()).contains("success");
    }

    @Test
    void refusesAControlItDoesNotUnderstand() throws Exception {
        simulator.initialize(reference, "1800");
        for (String bad :
                new String[] {
                    "{}",
                    "[]",
                    "x",
                    "{\"outcome\":\"maybe\"}",
                    "{\"outcome\":\"success\",\"badSignatur\":true}",
                    "{\"outcome\":\"success\",\"deliveries\":101}",
                    "{\"outcome\":\"success\",\"channel\":\"bank\"}"
                }) {
            assertThat(simulator.controlled(reference, bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(simulator.controlled("other", SUCCESS).statusCode()).isEqualTo(404);
        assertThat(status()).isEqualTo("ongoing");
    }

    private JsonNode data() throws Exception {
        return simulator.body(simulator.verify(reference)).path("data");
    }

    private String status() throws Exception {
        return data().path("status").asText();
    }

    private JsonNode control(String body) throws Exception {
        HttpResponse<String> answer = simulator.controlled(reference, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return simulator.body(answer);
    }

    private void waitForWebhook() {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
    }
}
