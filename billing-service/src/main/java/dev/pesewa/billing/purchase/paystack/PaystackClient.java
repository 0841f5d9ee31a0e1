package dev.pesewa.billing.purchase.paystack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.billing.purchase.PaymentConfig;
import dev.pesewa.billing.purchase.PaymentProvider;
import dev.pesewa.billing.purchase.PaymentProvider.Payer;
import dev.pesewa.billing.purchase.Purchase;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Calls the API of Paystack. Redirects are not followed; a response that cannot be read is treated
/// as an outage.
@ApplicationScoped
class PaystackClient implements PaymentProvider {

    private static final int LARGEST_RESPONSE = 256 * 1024;

    private final PaymentConfig config;
    private final ObjectMapper json;
    private final HttpClient client;

    PaystackClient(PaymentConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.timeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        if (!config.isLocal() && config.paystackKeys().contains(PaymentConfig.LOCAL_PAYSTACK_KEY)) {
            throw new IllegalStateException(
                    "Set PESEWA_PAYSTACK_KEYS: the local secret key is for laptops only.");
        }
    }

    private record PaystackResponse(int status, JsonNode body) {}

    @Override
    public @Nullable String start(Purchase purchase, Payer payer) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("email", payer.email())
                        .put("amount", purchase.amountMinor())
                        .put("currency", purchase.currency())
                        .put("reference", purchase.reference());
        if (payer.callbackUrl() != null) {
            body.put("callback_url", payer.callbackUrl());
        }
        PaystackResponse response =
                send(
                        request("/transaction/initialize")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build());
        if (response.status() == 400
                && response.body().path("code").asText().equals("duplicate_reference")) {
            return null;
        }
        JsonNode url = response.body().path("data").path("authorization_url");
        if (response.status() != 200 || !url.isTextual()) {
            throw unavailable("It answered " + response.status() + " to a new payment.");
        }
        return url.asText();
    }

    @Override
    public Payment verify(String reference) {
        String escaped = URLEncoder.encode(reference, StandardCharsets.UTF_8);
        PaystackResponse response = send(request("/transaction/verify/" + escaped).GET().build());
        return PaystackPayload.payment(response.body().path("data"))
                .filter(payment -> payment.reference().equals(reference))
                .orElseThrow(
                        () -> unavailable("It answered " + response.status() + " when asked."));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(config.paystackUrl() + path))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + config.paystackKeys().getFirst());
    }

    private PaystackResponse send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.body().length > LARGEST_RESPONSE) {
                throw unavailable("Its answer is too large.");
            }
            return new PaystackResponse(response.statusCode(), json.readTree(response.body()));
        } catch (JsonProcessingException unreadable) {
            throw unavailable("Its answer is no JSON.");
        } catch (IOException unreachable) {
            throw unavailable("It does not answer.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable("We are stopping.");
        }
    }

    private static ProblemException unavailable(String why) {
        return new ProblemException(
                ProblemCode.UNAVAILABLE,
                "Paystack cannot be used at the moment. " + why + " Send the same request again.");
    }
}
