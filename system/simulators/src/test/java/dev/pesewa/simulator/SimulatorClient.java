package dev.pesewa.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;

/// Asks the simulators as a merchant, a customer and a test do.
final class SimulatorClient {

    static final String KEY = "sk_test_pesewa_local";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    String base() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    HttpResponse<String> initialize(String reference, String amount) throws Exception {
        String body =
                """
                {"email":"<b>@x.test","amount":%s,"currency":"GHS","reference":"%s",
                 "callback_url":"https://shop.test/back","metadata":{"purchase":"p-1"},
                 "channels":["card","mobile_money"]}
                """
                        .formatted(amount, reference);
        return send("POST", "/paystack/transaction/initialize", body, KEY);
    }

    HttpResponse<String> verify(String reference) throws Exception {
        return send("GET", "/paystack/transaction/verify/" + reference, "", KEY);
    }

    HttpResponse<String> controlled(String reference, String body) throws Exception {
        return send("POST", "/control/paystack/transactions/" + reference, body, "");
    }

    JsonNode requests() throws Exception {
        return body(send("GET", "/control/requests", "", ""));
    }

    /// Only a browser's form says what its body is: JSON is read without it.
    HttpResponse<String> send(String method, String path, String body, String key)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .method(method, BodyPublishers.ofString(body));
        if (body.startsWith("pay=")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode body(HttpResponse<String> answer) throws IOException {
        return json(answer.body());
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
