package dev.pesewa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorsTest {

    private static final String KEY = "sk_test_pesewa_local";
    private static final String SUCCESS = "{\"outcome\":\"success\"}";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private Receiver receiver;
    private Simulators simulators;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulators = Simulators.start(0, receiver.url());
    }

    @AfterEach
    void stop() {
        simulators.close();
        receiver.close();
        client.close();
    }

    @Test
    void opensAPaymentThatVerifiesAsOngoing() throws Exception {
        JsonNode opened = body(initialize("r-1", "\"1800\""));
        JsonNode data = data();
        assertThat(opened.path("status").asBoolean()).isTrue();
        assertThat(opened.path("data").path("reference").asText()).isEqualTo("r-1");
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
        initialize("r-1", "1800");
        HttpResponse<String> again = initialize("r-1", "1800");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(body(again).path("status").asBoolean()).isFalse();
        assertThat(body(again).path("code").asText()).isEqualTo("duplicate_reference");
        assertThat(body(again).path("message").asText())
                .isEqualTo("Duplicate Transaction Reference");
    }

    @Test
    void refusesAWrongKey() throws Exception {
        assertThat(send("GET", "/paystack/transaction/verify/r-1", "", "sk_live_x").statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/paystack/transaction/initialize", "{}", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatPaystackRefuses() throws Exception {
        assertThat(initialize("r 1", "1800").statusCode()).isEqualTo(400);
        assertThat(initialize("r-1", "18.50").statusCode()).isEqualTo(400);
        assertThat(initialize("r-1", "-1").statusCode()).isEqualTo(400);
        assertThat(initialize("r-1", "null").statusCode()).isEqualTo(400);
        assertThat(verify("r-1").statusCode()).isEqualTo(400);
        assertThat(body(verify("r-1")).path("code").asText()).isEqualTo("transaction_not_found");
    }

    @Test
    void deliversASignedWebhookAsOftenAsTold() throws Exception {
        initialize("r-1", "1800");
        JsonNode done =
                control("{\"outcome\":\"success\",\"channel\":\"mobile_money\",\"deliveries\":3}");
        assertThat(done.path("status").asText()).isEqualTo("success");
        assertThat(done.path("deliveries")).hasSize(3);
        assertThat(done.path("deliveries").path(2).path("status").asInt()).isEqualTo(200);
        assertThat(receiver.received()).hasSize(3);
        for (Receiver.Received webhook : receiver.received()) {
            assertThat(webhook.signature()).isEqualTo(Receiver.hmac(KEY, webhook.body()));
            JsonNode event = json.readTree(webhook.body());
            assertThat(event.path("event").asText()).isEqualTo("charge.success");
            assertThat(event.path("data")).isEqualTo(data());
        }
        assertThat(data().path("channel").asText()).isEqualTo("mobile_money");
    }

    @Test
    void deliversNothingForAFailure() throws Exception {
        initialize("r-1", "1800");
        assertThat(control("{\"outcome\":\"failed\"}").path("deliveries")).isEmpty();
        assertThat(status()).isEqualTo("failed");
        control("{\"outcome\":\"abandoned\"}");
        assertThat(status()).isEqualTo("abandoned");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void succeedsLateAfterAFailureButNeverFailsAfterASuccess() throws Exception {
        initialize("r-1", "1800");
        control("{\"outcome\":\"failed\"}");
        control(SUCCESS);
        assertThat(status()).isEqualTo("success");
        assertThat(controlled("r-1", "{\"outcome\":\"failed\"}").statusCode()).isEqualTo(400);
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void triesAgainUntilTheAnswerIs200() throws Exception {
        initialize("r-1", "1800");
        receiver.refuse(2);
        JsonNode delivery = control(SUCCESS).path("deliveries").path(0);
        assertThat(delivery.path("status").asInt()).isEqualTo(200);
        assertThat(delivery.path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void givesUpWhenNobodyAnswers() throws Exception {
        initialize("r-1", "1800");
        receiver.close();
        JsonNode delivery = control(SUCCESS).path("deliveries").path(0);
        assertThat(delivery.path("status").asInt()).isZero();
        assertThat(delivery.path("attempts").asInt()).isEqualTo(4);
    }

    @Test
    void forgesAWebhookOnce() throws Exception {
        initialize("r-1", "1800");
        control("{\"outcome\":\"success\",\"badSignature\":true}");
        Receiver.Received webhook = receiver.received().getFirst();
        String genuine = Receiver.hmac(KEY, webhook.body());
        assertThat(webhook.signature()).hasSameSizeAs(genuine).isNotEqualTo(genuine);
    }

    @Test
    void liesAboutAmountCurrencyAndDomainWhenTold() throws Exception {
        initialize("r-1", "1800");
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
        initialize("r-1", "10000");
        control("{\"outcome\":\"success\",\"customerBearsFee\":true}");
        JsonNode data = data();
        assertThat(data.path("amount").asLong()).isEqualTo(10_195);
        assertThat(data.path("requested_amount").asLong()).isEqualTo(10_000);
    }

    @Test
    void answersAtOnceWhenTheWebhookIsDelayed() throws Exception {
        initialize("r-1", "1800");
        JsonNode done = control("{\"outcome\":\"success\",\"delayMs\":300}");
        assertThat(done.path("deliveries")).isEmpty();
        assertThat(status()).isEqualTo("success");
        waitForWebhook();
    }

    @Test
    void letsACustomerPayInABrowser() throws Exception {
        String url =
                body(initialize("r-1", "1850")).path("data").path("authorization_url").asText();
        String path = url.substring(simulators.url().length());
        HttpResponse<String> page = send("GET", path, "", "");
        assertThat(page.body()).contains("GHS 18.50", "Pay by mobile money", "&lt;b&gt;@x.test");
        HttpResponse<String> paid = send("POST", path, "pay=success+mobile_money", "");
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location"))
                .contains("https://shop.test/back?trxref=r-1&reference=r-1");
        waitForWebhook();
        assertThat(send("GET", path, "", "").body()).contains("success");
    }

    @Test
    void refusesAControlItDoesNotUnderstand() throws Exception {
        initialize("r-1", "1800");
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
            assertThat(controlled("r-1", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(controlled("other", SUCCESS).statusCode()).isEqualTo(404);
        assertThat(status()).isEqualTo("ongoing");
    }

    @Test
    void listsTheRequestsReceived() throws Exception {
        initialize("r-1", "1800");
        verify("r-1");
        JsonNode log = body(send("GET", "/control/requests", "", ""));
        assertThat(log.path("total").asInt()).isEqualTo(2);
        assertThat(log.path("items").path(0).path("body").asText()).contains("\"r-1\"");
        assertThat(log.path("items").path(1).path("path").asText())
                .isEqualTo("/paystack/transaction/verify/r-1");
        assertThat(log.path("items").path(1).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void answersStrayRequestsInJson() throws Exception {
        assertThat(send("GET", "/health", "", "").statusCode()).isEqualTo(200);
        assertThat(body(send("GET", "/nowhere", "", "")).path("status").asBoolean()).isFalse();
        assertThat(send("GET", "/nowhere", "", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/health", "", "").statusCode()).isEqualTo(405);
        String large = "x".repeat(1_048_577);
        assertThat(send("POST", "/paystack/transaction/initialize", large, KEY).statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<String> initialize(String reference, String amount) throws Exception {
        String body =
                """
                {"email":"<b>@x.test","amount":%s,"currency":"GHS","reference":"%s",
                 "callback_url":"https://shop.test/back","metadata":{"purchase":"p-1"},
                 "channels":["card","mobile_money"]}
                """
                        .formatted(amount, reference);
        return send("POST", "/paystack/transaction/initialize", body, KEY);
    }

    private HttpResponse<String> verify(String reference) throws Exception {
        return send("GET", "/paystack/transaction/verify/" + reference, "", KEY);
    }

    private JsonNode data() throws Exception {
        return body(verify("r-1")).path("data");
    }

    private String status() throws Exception {
        return data().path("status").asText();
    }

    private JsonNode control(String body) throws Exception {
        HttpResponse<String> answer = controlled("r-1", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return body(answer);
    }

    private HttpResponse<String> controlled(String reference, String body) throws Exception {
        return send("POST", "/control/paystack/transactions/" + reference, body, "");
    }

    private HttpResponse<String> send(String method, String path, String body, String key)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulators.url() + path))
                        .method(method, BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode body(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    private void waitForWebhook() throws InterruptedException {
        Instant late = Instant.now().plus(Duration.ofSeconds(10));
        while (receiver.received().isEmpty() && Instant.now().isBefore(late)) {
            Thread.sleep(20);
        }
        assertThat(receiver.received()).hasSize(1);
    }
}
